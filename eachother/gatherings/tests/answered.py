"""Who is answered what at the addresses of this room: a part of the table in `test_everybody_everywhere.py`."""

TABLE = """\
gatherings:coming       /gatherings                                      | in 200   | 405
gatherings:new          /gatherings/new                                  | in 200   | in 422
gatherings:calendar     /gatherings/calendar                             | in 200   | 405
gatherings:addresses    /gatherings/calendar/addresses                   | 405      | in 200
gatherings:reminders    /gatherings/calendar/reminders                   | 405      | in 302
gatherings:no-reminders /gatherings/calendar/reminders/withdrawal        | 405      | in 302
gatherings:contents     /gatherings/calendar/{feed}/contents             | 405      | door 404 302 404 404 404 404
gatherings:stop         /gatherings/calendar/{feed}/withdrawal           | 405      | in 302
gatherings:feed         /calendars/{feed_secret}.ics                     | 200      | 405
gatherings:feed         /calendars/{nobody}.ics                          | 404      | 405
gatherings:of-circle    /circles/{circle}/gatherings                     | two 200  | 405
gatherings:new-in-circle /circles/{circle}/gatherings/new                | two 200  | two 422
gatherings:gathering    /gatherings/{gathering}                          | two 200  | 405
gatherings:gathering    /gatherings/{walk}                               | seen 200 | 405
gatherings:gathering    /gatherings/{nobody}                             | in 404   | 405
gatherings:words        /gatherings/{gathering}/words                    | two 200  | two 422
gatherings:words        /gatherings/{walk}/words       | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
gatherings:rhythm       /gatherings/{gathering}/rhythm                   | two 200  | two 422
gatherings:rhythm       /gatherings/{walk}/rhythm      | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
gatherings:end          /gatherings/{gathering}/end                      | two 200  | two 302
gatherings:end          /gatherings/{walk}/end         | door 403 200 403 403 404 403 | door 403 302 403 403 404 403
gatherings:seen         /gatherings/{gathering}/seen                     | 405      | two 302
gatherings:seen         /gatherings/{walk}/seen                          | 405      | seen 302
gatherings:day          /gatherings/days/{day}                           | two 200  | 405
gatherings:day          /gatherings/days/{walk_day}                      | seen 200 | 405
gatherings:day          /gatherings/days/{nobody}                        | in 404   | 405
gatherings:answer       /gatherings/days/{day}/answer                    | 405      | two 422
gatherings:answer       /gatherings/days/{walk_day}/answer               | 405      | seen 422
gatherings:call         /gatherings/days/{day}/calling                   | 405      | two 302
gatherings:call         /gatherings/days/{walk_day}/calling              | 405      | seen 302
gatherings:give-back    /gatherings/days/{day}/calling/withdrawal        | 405      | two 302
gatherings:move         /gatherings/days/{day}/move                      | two 200  | two 422
gatherings:move         /gatherings/days/{walk_day}/move | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
gatherings:call-off     /gatherings/days/{day}/calling-off               | two 200  | two 302
gatherings:put-back     /gatherings/days/{day}/change/withdrawal         | 405      | two 302
gatherings:note         /gatherings/days/{day}/note                      | two 200  | two 422
gatherings:note         /gatherings/days/{walk_day}/note                 | seen 200 | seen 422
gatherings:file         /gatherings/days/{day}/calendar.ics              | two 200  | 405
gatherings:file         /gatherings/days/{walk_day}/calendar.ics         | seen 200 | 405
"""
