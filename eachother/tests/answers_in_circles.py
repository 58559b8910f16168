"""More of the table of `test_everybody_everywhere.py`: circles, and what stands in them.

Wren and Juniper are in the circle, Otter knocks at it, and only who is in it reads there.
"""

TABLE = """
circles:circles         /circles                                         | in 200   | 405
circles:new             /circles/new                                     | in 200   | in 422
circles:suggestions     /circles/new/suggestions                         | 405      | in 200
circles:with            /circles/with/{juniper}                          | door 200 404 200 200 404 200 | 405
circles:with            /circles/with/{hazel}                            | in 404   | 405
circles:with            /circles/with/{nobody}                           | in 404   | 405
circles:circle          /circles/{circle}                                | door 200 200 302 302 302 302 | 405
circles:circle          /circles/{nobody}                                | in 404   | 405
circles:door            /circles/{circle}/door                           | door 302 302 200 200 200 200 | 405
circles:coming          /circles/{circle}/coming                         | 405      | door 302 302 403 403 403 403
circles:refusal         /circles/{circle}/refusal                        | 405      | in 302
circles:seen            /circles/{circle}/seen                           | 405      | in 302
circles:waking          /circles/{circle}/waking                         | 405      | two 302
circles:knock           /circles/{circle}/knock                          | 405      | door 302 302 422 422 422 422
circles:knock-withdrawal /circles/{circle}/knock/withdrawal              | 405      | in 302
circles:let-in          /circles/{circle}/knocks/{circle_knock}/answer   | 405      | two 302
circles:let-in          /circles/{circle}/knocks/{nobody}/answer         | 405      | in 404
circles:let-be          /circles/{circle}/knocks/{circle_knock}/leave    | 405      | two 302
circles:people          /circles/{circle}/people                         | two 200  | 405
circles:asking          /circles/{circle}/asking                         | two 200  | 405
circles:ask             /circles/{circle}/asking/{juniper}               | 405      | door 302 404 404 404 404 404
circles:ask             /circles/{circle}/asking/{hazel}                 | 405      | in 404
circles:ask-withdrawal  /circles/{circle}/asking/{juniper}/withdrawal    | 405      | two 302
circles:leaving         /circles/{circle}/leaving                        | two 200  | in 302
circles:agreement       /circles/{circle}/agreement                      | two 200  | two 422
circles:wordings        /circles/{circle}/agreement/{circle_clause}/wordings   | 405 | two 422
circles:answers         /circles/{circle}/agreement/{circle_clause}/answers    | 405 | two 422
circles:reopenings      /circles/{circle}/agreement/{circle_clause}/reopenings | 405 | two 302
circles:reopenings      /circles/{circle}/agreement/{nobody}/reopenings        | 405 | in 404
talk:threads            /circles/{bench}/talk                            | two 200  | two 422
talk:new                /circles/{bench}/talk/new                        | two 200  | 405
talk:thread             /circles/talk/{pigeons}                          | two 200  | 405
talk:thread             /circles/talk/{open_pigeons}                     | seen 200 | 405
talk:thread             /circles/talk/{nobody}                           | in 404   | 405
talk:replies            /circles/talk/{pigeons}/replies                  | 405      | two 422
talk:replies            /circles/talk/{open_pigeons}/replies             | 405      | door 422 422 403 403 404 403
talk:follow             /circles/talk/{pigeons}/following                | 405      | two 302
talk:stop-following     /circles/talk/{pigeons}/following/withdrawal     | 405      | two 302
talk:said               /circles/said/{on_pigeons}                       | two 302  | 405
talk:before             /circles/said/{on_pigeons}/before                | two 200  | 405
talk:wording            /circles/said/{on_pigeons}/wording | door 403 200 404 404 404 404 | door 403 422 404 404 404 404
talk:removal            /circles/said/{on_pigeons}/removal | door 403 200 404 404 404 404 | door 403 302 404 404 404 404
talk:been-there         /circles/said/{on_pigeons}/been-there            | 405      | door 302 403 404 404 404 404
talk:not-been-there     /circles/said/{on_pigeons}/been-there/withdrawal | 405      | door 302 403 404 404 404 404
talk:picture            /circles/pictures/{of_pigeons}                   | in 404   | 405
exchange:asks           /asks                                            | in 200   | 405
exchange:new            /asks/new                                        | in 200   | in 422
exchange:mine           /asks/mine                                       | in 200   | 405
exchange:words          /asks/words                                      | in 302   | in 422
exchange:said           /asks/afterwards                                 | in 200   | 405
exchange:roles          /asks/roles                                      | in 200   | 405
exchange:slip           /asks/{slip}                                     | seen 200 | 405
exchange:slip           /asks/{nobody}                                   | in 404   | 405
exchange:wording        /asks/{slip}/wording     | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
exchange:removal        /asks/{slip}/removal     | door 403 200 403 403 404 403 | door 403 302 403 403 404 403
exchange:end            /asks/{slip}/end                                 | 405      | door 403 302 403 403 404 403
exchange:renewal        /asks/{slip}/renewal                             | 405      | door 403 422 403 403 404 403
exchange:widening       /asks/{slip}/widening                            | 405      | door 403 302 403 403 404 403
exchange:let-be         /asks/{slip}/leave                               | 405      | seen 302
exchange:seen           /asks/{slip}/seen                                | 405      | seen 302
exchange:answer         /asks/{slip}/answer                              | 405      | seen 302
exchange:answer-removal /asks/{slip}/answer/removal                      | 405      | seen 302
exchange:taking-up      /asks/{slip}/answers/{slip_answer}/taking-up     | 405      | door 403 302 403 403 404 403
exchange:taking-up      /asks/{slip}/answers/{nobody}/taking-up          | 405      | door 403 404 403 403 404 403
exchange:putting-aside  /asks/{slip}/answers/{slip_answer}/putting-aside | 405      | door 403 302 403 403 404 403
exchange:circle         /circles/{circle}/asks                           | two 200  | 405
exchange:circle-said    /circles/{circle}/asks/afterwards                | two 200  | 405
exchange:giving         /me/giving                                       | in 200   | 405
exchange:afterwards     /me/giving/{slip_answer}                         | two 200  | two 302
exchange:afterwards     /me/giving/{nobody}                              | in 404   | in 404
exchange:unsay          /me/giving/{afterword}/removal                   | 405      | in 302
"""
