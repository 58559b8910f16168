"""Pages made of several rooms: the door's front (hello), Today, and who can do what here. It owns no tables."""
