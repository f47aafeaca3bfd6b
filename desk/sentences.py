"""Every sentence that the desk itself says to customers and agents, in one place."""

# Said in the chat.
SLOW = "Sorry, this is taking longer than it should. Your message is safe, and I'll answer as soon as I can."
TROUBLE = "I'm sorry, I can't work on this right now, so a colleague will take over. Everything you wrote is here."
KEPT = "Thank you, that is kept for the person who takes over; they answer here. You can close this page meanwhile."
STILL_THERE = "Are you still there? There's no hurry: whenever you like, we go on with this question."
JOINED = "{agent} has joined the chat."
HANDED_BACK = "{agent} has left the chat. You're talking to our assistant again."
RESOLVED = "{agent} has closed this conversation. If anything else comes up, just write here."

# Said when a customer's request is declined.
UNKNOWN_CONVERSATION = "We can't find this conversation; please start a new one."
WRONG_TOKEN = "This conversation can't be opened from here; please start a new one."
EMPTY = "Your message was empty; please write something or add a photo."
TOO_LONG = "Your message is longer than {limit} characters; please send it in two or more parts."
TOO_MANY_MESSAGES = "That was a lot at once; please wait {seconds} seconds and send it again."
TOO_MANY_OPENINGS = "Too many conversations were started from here; please wait {seconds} seconds and try again."
TOO_MANY_PHOTOS_AT_ONCE = "Please send at most {limit} photos with one message."
TOO_MANY_PHOTOS = "This conversation already has {limit} photos; a colleague can help you with more."
UNKNOWN_PHOTO = "One of the photos isn't there any more; please add it again."
BODY_TOO_BIG = "That was more than we can take in at once; please send less."
NOT_FOUND = "There is nothing here."
NOT_DONE_HERE = "That can't be done here."
NOT_UNDERSTOOD = "{field}: {why}."
BROKEN = "Something went wrong on our side; please try again in a moment."

# Said on the page of a case.
UNKNOWN_LINK = "We can't find this return; please check that the link is complete, or look for it by your order."
NO_CASES = "We can't find a return for this order number and email address; please check both."
TOO_MANY_LOOKUPS = "Too many tries; please wait {seconds} seconds."
PARCEL_TAKEN = "This number is on another return already; please check it on your receipt, or tell us that it is right."
MOVED_ON = "Your return has moved on meanwhile; this is how it stands now."

# Said about a photo.
PHOTO_MISSING = "There was no photo in this message; please choose one."
PHOTO_TOO_BIG = "This photo is larger than {limit} MB; please send a smaller one."
PHOTO_TOO_MANY_PIXELS = "This picture has more than {limit} million pixels; please send a smaller version of it."
PHOTO_NOT_AN_IMAGE = "This file isn't a photo we can read; please send a JPEG, PNG, WebP or HEIC picture."
PHOTO_DAMAGED = "This photo seems to be damaged; please send it again or take a new one."
PHOTO_TOO_HEAVY = "We couldn't process this photo; please send another one."

# Said to agents.
SIGN_IN_WRONG = "This name and password don't go together."
TOO_MANY_SIGN_INS = "Too many tries; please wait {seconds} seconds."
SIGN_IN_FIRST = "Please sign in."
OUT_OF_DATE = "This form is out of date; please load the page again."
TAKEN = "{agent} already has this conversation."
NOT_YOURS = "Take this conversation over before you do that."
ONLY_WORDS = "An agent's reply holds words only."
UNKNOWN_CASE = "There is no case {number}."
NO_SUCH_ORDER = "No order has this number and this email address together; please check both."
PARCEL_OF_OTHER = "This is the parcel of another customer already, with {case}; please check the number."
AMOUNT_MISSING = "Please say which amount."
NO_NUMBER = "This can't be read as a number; please write it like 12.50."
WRONG = {
    "costs.percent": "The percentage {why}.",
    "costs.return_label": "The return label: {why}.",
    "costs.reconditioning": "The reconditioning fee: {why}.",
}
UNKNOWN_MOVE = "A case can't be moved by “{move}”."
