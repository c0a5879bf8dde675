"""Which page answers at which address."""

from __future__ import annotations

from django.urls import path

from enishi.faces.web.views import (
    capture,
    door,
    export,
    history,
    imports,
    people,
    person,
    plain,
    reception,
    settings,
    today,
)

urlpatterns = [
    path("", plain.home, name="home"),
    path("enter/<str:token>/", door.enter, name="enter"),
    path("today/", today.today, name="today"),
    path("advice/<int:advice>/", today.settle, name="answer"),
    path("people/", people.people, name="people"),
    path("people/<int:person>/", person.person, name="person"),
    path("people/<int:person>/edit/", person.edit, name="edit"),
    path("people/<int:person>/note/", person.note, name="note"),
    path("people/<int:person>/place/", person.place, name="place"),
    path("people/<int:person>/aside/", person.aside, name="aside"),
    path("people/<int:person>/quiet/", person.keep_quiet, name="keep_quiet"),
    path("people/<int:person>/part/", person.part, name="part"),
    path("people/<int:person>/erase/", person.erase, name="erase"),
    path("notes/<int:note>/", person.note_edit, name="note_edit"),
    path("notes/<int:note>/remove/", person.note_remove, name="note_remove"),
    path("capture/", capture.capture, name="capture"),
    path("reception/", reception.reception, name="reception"),
    path("reception/place/", reception.place_newcomers, name="place_newcomers"),
    path("reception/decide/", person.decide, name="decide"),
    path("import/", imports.imports, name="imports"),
    path("import/<int:number_>/", imports.one, name="import"),
    path("import/<int:number_>/skipped.csv", imports.skipped, name="skipped"),
    path("import/<int:number_>/choose/", imports.choose, name="choose"),
    path("import/<int:number_>/stop/", imports.stop, name="stop"),
    path("import/<int:number_>/resume/", imports.resume, name="resume"),
    path("import/<int:number_>/undo/", imports.undo_import, name="undo_import"),
    path("import/drop/<uuid:batch>/undo/", imports.undo_batch, name="undo_batch"),
    path("history/", history.history, name="history"),
    path("history/<int:deed>/undo/", history.undo, name="undo"),
    path("settings/", settings.settings, name="settings"),
    path("settings/own/", settings.own_add, name="own_add"),
    path("settings/own/<int:handle>/remove/", settings.own_remove, name="own_remove"),
    path("settings/sessions/end/", door.end_all, name="end_sessions"),
    path("settings/demo/wipe/", settings.wipe, name="wipe_demo"),
    path("export/", export.export, name="export"),
    path("manifest.webmanifest", plain.manifest, name="manifest"),
    path("healthz", plain.alive, name="alive"),
]

handler400 = plain.not_so
handler404 = plain.not_found
handler500 = plain.trouble
