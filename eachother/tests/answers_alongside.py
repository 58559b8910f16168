"""More of the table of `test_everybody_everywhere.py`: connections, and what is kept in them.

Where one is asked for, it is Wren's and Juniper's.
"""

TABLE = """
connections:alongside   /alongside                                       | in 200   | 405
connections:hello       /alongside/with/{juniper}                        | door 302 409 200 409 404 409 | seen 400
connections:hello       /alongside/with/{hazel}                          | in 409   | in 400
connections:hello       /alongside/with/{nobody}                         | in 404   | in 404
connections:talk        /alongside/{connection}                          | two 200  | 405
connections:acceptance  /alongside/{connection}/acceptance               | 405      | two 302
connections:refusal     /alongside/{connection}/refusal                  | 405      | door 403 302 404 404 404 404
connections:pause       /alongside/{connection}/pause                    | 405      | two 302
connections:resumption  /alongside/{connection}/resumption               | 405      | two 302
connections:end         /alongside/{connection}/end                      | two 200  | two 302
connections:last-words  /alongside/{connection}/end/words                | 405      | two 400
connections:letting-go  /alongside/{connection}/letting-go               | two 302  | two 302
connections:few         /alongside/few                                   | in 200   | in 422
connections:beginning   /alongside/{connection}/beginning                | in 404   | in 404
connections:beginning-end /alongside/{connection}/beginning/end          | 405      | in 404
connections:asking      /alongside/{connection}/asking                   | two 302  | 405
connections:asking-acceptance /alongside/{connection}/asking/acceptance  | 405      | in 404
connections:asking-refusal /alongside/{connection}/asking/refusal        | 405      | in 404
connections:people      /alongside/{connection}/people                   | in 404   | in 404
connections:approvals   /alongside/{connection}/people/{juniper}/approvals | 405      | in 404
connections:person-aside /alongside/{connection}/people/{juniper}/removal | 405      | in 404
connections:departure   /alongside/{connection}/departure                | in 404   | in 404
connections:look        /alongside/{connection}/look                     | two 200  | two 422
connections:look-agreed /alongside/{connection}/look/agreement           | 405      | two 302
connections:look-gone   /alongside/{connection}/look/end                 | 405      | two 302
connections:keys        /alongside/{connection}/keys                     | two 200  | two 400
connections:messages    /alongside/{connection}/messages                 | two 200  | two 400
connections:deletions   /alongside/{connection}/deletions                | 405      | two 400
connections:files       /alongside/{connection}/files                    | 405      | two 400
connections:file        /alongside/{connection}/files/{file}             | door 404 200 404 404 404 404 | 405
connections:file-removal /alongside/{connection}/files/{file}/removal    | 405      | door 404 204 404 404 404 404
connections:chunk       /alongside/{connection}/files/{file}/{chunk}     | in 404   | door 404 400 404 404 404 404
connections:reading     /alongside/{connection}/reading                  | 405      | two 400
connections:signs       /alongside/{connection}/signs                    | two 200  | two 302
connections:writing     /alongside/{connection}/writing                  | 405      | two 204
connections:call        /alongside/{connection}/call                     | two 200  | 405
connections:ring        /alongside/{connection}/call/ring                | 405      | two 400
connections:ringing     /alongside/{connection}/call/ringing             | two 200  | 405
connections:silence     /alongside/{connection}/call/silence             | 405      | two 204
connections:hanging-up  /alongside/{connection}/call/end                 | 405      | two 204
connections:signals     /alongside/{connection}/call/signals             | two 200  | two 400
connections:plans       /alongside/{connection}/plans                    | two 200  | two 400
connections:plan-removal /alongside/{connection}/plans/removal           | 405      | two 302
connections:plan-at-hand /alongside/{connection}/plans/hand              | 405      | two 400
connections:clauses     /alongside/{connection}/clauses                  | two 200  | two 400
connections:wordings    /alongside/{connection}/clauses/{clause}/wordings   | 405   | two 400
connections:consents    /alongside/{connection}/clauses/{clause}/consents   | 405   | two 400
connections:reopenings  /alongside/{connection}/clauses/{clause}/reopenings | 405   | two 400
"""
