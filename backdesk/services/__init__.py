"""The use cases: what the window and the command line ask for. No Qt, no SQL, no PDF drawing."""
