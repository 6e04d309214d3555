"""The guided tour: a virtual desktop, a chat window and a person at the keyboard."""
