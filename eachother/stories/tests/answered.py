"""More of the table of `test_everybody_everywhere.py`: stories. Juniper tells one to everybody here, and one outside;
Wren sees the first differently."""

TABLE = """
stories:stories         /stories                                         | in 200   | 405
stories:mine            /stories/mine                                    | in 200   | 405
stories:words           /stories/words                                   | in 302   | in 422
stories:new             /stories/new                                     | in 200   | in 422
stories:story           /stories/{story}                                 | seen 200 | 405
stories:story           /stories/{draft}                | door 404 200 404 404 404 404 | 405
stories:story           /stories/{nobody}                                | in 404   | 405
stories:wording         /stories/{story}/wording | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
stories:removal         /stories/{story}/removal | door 403 200 403 403 404 403 | door 403 302 403 403 404 403
stories:before          /stories/{story}/before         | door 403 200 403 403 404 403 | 405
stories:before-removal  /stories/{story}/before/{story_before}/removal   | 405 | door 403 302 403 403 404 403
stories:telling         /stories/{story}/telling | door 403 200 403 403 404 403 | door 403 422 403 403 404 403
stories:ledger          /stories/{story}/ledger         | door 403 200 403 403 404 403 | 405
stories:use             /stories/{story}/uses/{use}                      | 405 | door 403 302 403 403 404 403
stories:use             /stories/{story}/uses/{use_quote}                | 405 | door 403 422 403 403 404 403
stories:use             /stories/{story}/uses/{no_use}                   | 405 | door 403 404 403 403 404 403
stories:withdrawal      /stories/{story}/uses/{use_given}/withdrawal     | 405 | door 403 302 403 403 404 403
stories:hang            /stories/{story}/pictures                        | 405 | door 403 422 403 403 404 403
stories:take-down       /stories/{story}/pictures/{of_story}/removal     | 405 | door 403 404 403 403 404 403
stories:record          /stories/{story}/sound                           | 405 | door 403 422 403 403 404 403
stories:silence         /stories/{story}/sound/removal                   | 405 | door 403 302 403 403 404 403
stories:been-there      /stories/{story}/been-there                      | 405 | door 302 403 302 302 404 302
stories:not-been-there  /stories/{story}/been-there/withdrawal           | 405 | door 302 403 302 302 404 302
stories:differently     /stories/{story}/differently                     | 405 | door 422 403 422 422 404 422
stories:unsay           /stories/differently/{differently}/removal       | 405 | door 302 404 404 404 404 404
stories:picture         /stories/pictures/{of_story}                     | in 404   | 405
stories:sound           /stories/sounds/{of_story}                       | in 404   | 405
stories:circle          /circles/{circle}/stories                        | two 200  | 405
stories:told            /told                                            | 200      | 405
stories:feed            /told/feed                                       | 200      | 405
stories:public          /told/{outside}                                  | 200      | 405
stories:public          /told/{story}                                    | 404      | 405
stories:public-picture  /told/pictures/{of_story}                        | 404      | 405
stories:public-sound    /told/sounds/{of_story}                          | 404      | 405
"""
