#!/bin/sh
# What the tests need beside Python: Debian's Chromium, PostgreSQL and a Japanese font. Installs what is missing
# where it may; else says which tests will be left out. Never fails: the tests themselves say what they lack.
set -u

missing() {
    [ -x /usr/bin/chromium ] || echo chromium
    [ -n "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || echo postgresql
    [ -n "$(ls -d /usr/share/fonts/*/noto/NotoSansCJK* 2>/dev/null)" ] || echo fonts-noto-cjk
}

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
wanted=$(missing | tr '\n' ' ')

if [ -n "$wanted" ] && command -v apt-get >/dev/null && $as_root true 2>/dev/null; then
    echo "· installing $wanted"
    {
        $as_root apt-get update
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $wanted
    } >/dev/null 2>&1
fi

for package in $(missing); do
    case $package in
    chromium) left_out="the tests in a browser will be skipped" ;;
    postgresql) left_out="the tests will run on SQLite alone" ;;
    *) left_out="screenshots will show boxes for Japanese letters" ;;
    esac
    echo "· $package is missing: $left_out. On Debian or Ubuntu: apt-get install $package"
done
exit 0
