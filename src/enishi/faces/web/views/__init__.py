"""The pages: each view reads the form, calls one verb and shows a template."""
