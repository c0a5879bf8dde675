"""The line drawings of the navigation and the buttons, on a grid of 24."""

from __future__ import annotations

ICONS = {
    "today": '<path d="M12 4v2M5.6 6.6 7 8M18.4 6.6 17 8M3 15h2M19 15h2M4 19h16"/>'
    '<path d="M7.5 15a4.5 4.5 0 0 1 9 0"/>',
    "people": '<circle cx="9" cy="8.5" r="3.3"/><path d="M3.2 19c.5-3.4 2.8-5.2 5.8-5.2s5.3 1.8 5.8 5.2"/>'
    '<path d="M15.3 5.6a3.2 3.2 0 0 1 0 5.9M17.4 14.3c2 .6 3.1 2.2 3.4 4.7"/>',
    "ring": '<circle cx="12" cy="12" r="8.7"/><circle cx="12" cy="12" r="5"/><circle cx="12" cy="12" r="1.3"/>'
    '<circle cx="18.2" cy="6" r="1.6" fill="currentColor" stroke="none"/>',
    "star": '<path d="m12 4 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8Z"/>',
    "sprout": '<path d="M12 20v-8M12 12c0-3.5 2-6 6.5-6 0 4-2.5 6-6.5 6Z"/>'
    '<path d="M12 14c0-2.6-1.8-4.5-5.5-4.5 0 3 2 4.5 5.5 4.5Z"/>',
    "scale": '<path d="M4 20h16M7 16v-5M12 16V6M17 16v-8"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "gate": '<path d="M4 6.5c5 1.3 11 1.3 16 0M6 10.5h12M7.5 7v13M16.5 7v13"/>',
    "in": '<path d="M12 4v10M8 10.5l4 4 4-4M4.5 17.5V20h15v-2.5"/>',
    "gear": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "search": '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.5 15.5 4.5 4.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7 8 6 8-6"/>',
    "info": '<circle cx="12" cy="12" r="8.7"/><path d="M12 11v5M12 8v.01"/>',
    "pen": '<path d="m5 19 .9-4L16.5 4.4a1.9 1.9 0 0 1 2.7 0l.4.4a1.9 1.9 0 0 1 0 2.7L9 18.1Z"/>',
    "clock": '<circle cx="12" cy="12" r="8.7"/><path d="M12 7.5V12l3 2"/>',
    "past": '<path d="M7 4h10M7 20h10M8.5 4c0 5 7 5.5 7 8s-7 3-7 8M15.5 4c0 5-7 5.5-7 8s7 3 7 8"/>',
    "check": '<path d="M8.5 12.5 11 15l4.8-5.5"/><circle cx="12" cy="12" r="8.7"/>',
    "close": '<path d="m7 7 10 10M17 7 7 17"/>',
}
