"""The demo: a feed of stories, a broker and a worker of its own, and what comes out."""
