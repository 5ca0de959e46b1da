# Interface words of the pages. A practice may say any of them otherwise in its own
# content/en/words.ftl; only the changed lines need be there.

## The frame of every page

skip_to_content = Skip to the text
menu = Menu
help_now = Help now
home = Home
main_menu = Main
where_you_are = Where you are
languages = Languages
feed_title = What changed on this site
in_short = In short
on_this_page = On this page
reading_time = { $minutes ->
    [one] 1 minute to read
   *[other] { $minutes } minutes to read
  }
previous_page = Before this
next_page = After this
previous_and_next = Before and after this page
in_this_section = In this section
updated = Text last changed
not_reviewed = Not yet reviewed by a clinician

## The foot

foot_links = About this site
foot_help_more = More ways to get help
foot_information = This is general information. It does not replace care, and nobody watches this site for messages.
foot_privacy = This site has no trackers and sends nothing that you type. Your browser may still keep a record of your visit.

## Sources

sources = Where this comes from
note_mark = Note { $number }
note_back = Back to the text
note_back_to = Back to note { $number } in the text, place { $mention }
footnotes = Notes
cited_on = Named on

## The crisis block

crisis_call = Call { $number }
crisis_text = Text { $number }
crisis_text_word = Text { $word } to { $number }
crisis_chat = Chat online
crisis_email = Write an email
crisis_web = Web page
crisis_hours = When
crisis_languages = Languages
crisis_relay = If you cannot hear or speak on the phone
crisis_cost = Cost
crisis_checked = Last checked
# In a brief block, of what is in doubt.
crisis_checked_on = Checked { $day }

## Drawings and lists

minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
minutes_brief = { $minutes } min
flow_part = { $name }, { $minutes }
flow_share = { $share }% of the time
phases_title = The phases of therapy, one after the other
phase_now = this page
compare_caption = Approaches side by side
compare_approach = Approach
compare_scroll = Table: approaches side by side
table_scroll = Table
table_below = Table: { $heading }
task_done = Done
sees = Sees
works_with = Works with
regulator = Who to ask

## Boxes

box_takeaways = What to remember
box_next = A small next step
box_say = You could say
alert_note = Note
alert_tip = Tip
alert_important = Important
alert_warning = Take care
alert_caution = Caution

## Worksheets and questionnaires

sheet_when = When
sheet_time = How long
sheet_audience = For
sheet_with_therapist = This sheet is for use with your therapist. Plan it together in a session before you start.
sheet_see_example = See it filled in
sheet_see_blank = Go to the empty sheet
sheet_go = Go to the sheet
sheet_large = Large print
sheet_print = Print this sheet
sheet_copy = Copy as text
sheet_clear = Clear
sheet_clear_all = This empties every answer on this page. They cannot be brought back.
sheet_clear_now = Yes, clear everything
sheet_copied = Copied. You can paste it where you want to keep it.
sheet_not_copied = Your browser did not allow this. You could print the sheet, or save it as a PDF from the print window.
sheet_cleared = Everything on this sheet is cleared.
sheet_form = Worksheet to fill in
sheet_promise = What you type stays on this page and is not sent to anyone. Expect it to be gone when you leave, so print or copy what you want to keep.
sheet_take_back = To take back a choice, choose it once more.
sheet_privacy = This page has no trackers and does not keep what you type. Your browser's history, downloads, the network and the web host may still show that you were here. On a shared device, clear the sheet before you leave.
sheet_copy_privacy = What you copy goes to the clipboard, where other apps and people on this device may see it. What you save or print stays where you put it.
sheet_example_label = Example
sheet_example_note = These answers are made up. Yours can be shorter, messier or quite different.
sheet_shown_note = Here you can read the questions. To fill them in, ask your therapist for the form.
sheet_left_empty = left empty
sheet_chosen = Chosen
sheet_professional = For the professional
sheet_read_by = Who reads your answers, and when:
sheet_many = Choose as many as fit.
sheet_date = A day or a date, as you like to write it.
sheet_time_of_day = As you like to write it, such as 22:30 or half past ten.
sheet_other = { $label }: in your own words
sheet_range = { $min } to { $max }
sheet_at_least = { $min } or more
sheet_at_most = { $max } or less
sheet_scale_end = { $point }: { $words }
sheet_row = Row { $number }
sheet_rows = Row
sheet_answers = Answers to choose from: { $answers }
sheet_parting = { " · " }
sheet_day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
  } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
sheet_key = The sum lies from { $min } to { $max }.
sheet_key_sum = Sum
sheet_key_name = What its makers call it
sheet_foot = Skip anything. Stop if you feel worse, and tell your therapist. Nobody reads this between sessions.

## Cards and titles of worksheets

example_title = { $title }: a worked example
example_summary = The sheet “{ $title }”, filled in. The person in it is made up, and yours will look different.
see_example = See an example
with_your_therapist = With your therapist
print_professional = For professionals, not for clients

## On paper

pdf_title = To print or keep
pdf_normal = Print version
pdf_large = Large print version
pdf_privacy = A PDF that you save stays on the device, with what you type in it.
pdf_format = PDF
pdf_facts = PDF, { $pages ->
    [one] 1 page
   *[other] { $pages } pages
  }, { $size }
pdf_kilobytes = { $n } kB
pdf_megabytes = { $n } MB

print_page_of = Page { $page } of { $pages }
print_see_page = page { $page }
print_note = Note
print_links = Addresses named on this page
print_updated = Text last changed { $day }
print_qr = QR code of the web page { $address }
print_information = This is general information. It does not replace care.
print_contents = Contents
print_pack_title = Welcome to { $practice }
print_discreet_title = Pages to read
print_discreet_name = the practice
print_discreet_site = our website
print_discreet_email = our email address
print_welcome = Welcome
print_inside = What is inside
print_consent = This is information. You and your therapist talk about consent separately.

## A therapist's page

person_called = Call me { $name }
person_phone = Phone
person_email = Email
person_booking = Book a time

## When a page is not there

not_found_look = You could try one of these

## Facts, lists and drawings that the site makes

language_name = English
yes = yes
no = no
list_comma = { ", " }
list_last = { $first } and { $last }
as_of = { $text } (as of { $day })
supervised_by = Their supervisor is { $name }.
person_summary = What to expect with { $name }: the first session, what it costs, what is private and what may not be, and how to get in touch.
flow_of_minutes = A session of { $n } minutes, stage by stage
flow_of_a_session = A session, stage by stage
money = { $symbol }{ $amount }
money_range = { $from } to { $to }
price_for_minutes = { $price } for { $n } minutes
format_in_person = in person
format_video = by video
format_phone = by phone
duty_must = A duty
duty_may = A choice
duty_varies = It varies
compare_focus = What it looks at
compare_sessions = What a session is like
compare_between = Between sessions
compare_who = Who is in the room
compare_length = How long
book_online = Book a time online
open_map = Open a map in another site
look_up_licence = Look it up on the official register
notices_link = Read the whole text
places_elsewhere = If you are in { $place }
registers_look_up = Look up a therapist
registers_complain = Where to complain
vcard = Save contact details
pack_link = Welcome pack
fact_phone = Phone
fact_email = Email
fact_hours = Hours
fact_reply_time = When you hear back
fact_booking = Booking
fact_safe_contact = How we may reach you
fact_sliding_scale = If that is too much
fact_payment = How to pay
fact_insurance = Insurance
fact_address = Address
fact_map = Map
fact_step_free = Getting in
fact_parking = Parking
fact_transit = Bus and train
fact_waiting_room = Waiting
fact_interpreters = Interpreters
fact_other_formats = Other formats
fact_licence_title = Practices as
fact_licence_body = Given by
fact_licence_number = Number
fact_licence_check = Check it
fact_licence_expires = Valid until
fact_role = In this practice
fact_sees = Sees
fact_approaches = Works with
fact_languages = Speaks
fact_session_length = A session lasts
fact_how_often = How often
fact_ways_to_meet = Ways to meet
fact_does_not_offer = Does not offer
fact_attendance_no_show = If you do not come
fact_attendance_lateness = If you are late
fact_attendance_by_us = If your therapist cancels
fact_attendance_waivers = When there is no charge
fact_attendance_holidays = Holidays and illness
fact_attendance_executor = If your therapist can no longer work
fact_couples_secrets = Things said alone
fact_couples_joint_records = A record that you share
fact_couples_first_meetings = Meeting one at a time
fact_minors_ages = Ages seen here
fact_minors_consent = Who agrees to sessions
fact_minors_carers = What your carers hear
fact_minors_separated_parents = If your parents live apart
fact_emergency_contact_asked = Do we ask for a name?
fact_emergency_contact_used_when = When we would call
fact_emergency_contact_they_hear = What they would hear
fact_records_kept = What is kept
fact_records_place = Where it is kept
fact_records_how_long = For how long
fact_records_access = How to see it
fact_records_prescriber = Contact with a prescriber
fact_records_insurers = What insurers see
fact_ai_recording_notes = Software that takes notes
fact_ai_recording_recording = Recording a session
fact_ai_recording_saying_no = If you say no
fact_telehealth_platform = What we use
fact_telehealth_dropped_line = If the line drops
fact_telehealth_whereabouts = Where you are that day
fact_complaints_person = Who to tell
fact_complaints_reply_within = When you hear back
fact_complaints_outside = Outside this practice
secrets_none = Your therapist does not keep secrets between you. What one of you says alone may be brought to you both, so ask before you say it.
secrets_limited = Some of what one of you says alone may be kept from the other, and some may not. Ask where the line is before you say it.
secrets_private = What one of you says alone is kept from the other, within the limits of privacy. You can ask about those limits first.
secrets_agree_first = We agree together, before we start, what happens with things one of you tells the therapist alone. The limits of privacy still hold.
instrument_together = You and your therapist. Fill this form in together, on paper; it cannot be filled in on this site.
