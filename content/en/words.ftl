# Interface words of the pages. A practice may say any of them otherwise in its own
# content/en/words.ftl; only the changed lines need be there.

skip_to_content = Skip to the text
menu = Menu
help_now = Help now
home = Home
