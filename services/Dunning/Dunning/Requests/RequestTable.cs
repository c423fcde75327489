using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Requests;

/// <summary>Requests to colleagues as people read them.</summary>
static class RequestTable
{
    public static async Task Show(Session session, Guid stream, ColleagueRequest state, IReadOnlyList<Appended<RequestEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                RequestEvent.RequestMade e => session.Run(
                    "insert into colleague_requests (request, item, creditor, case_id, invoice, member, deadline_on, state, asked_on, asked_by) values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)",
                    stop, e.Request, Spelling.Of(e.Order.Item), e.Order.Creditor, e.Order.Case, e.Order.Invoice, e.Order.Member, e.Order.DeadlineOn, e.On, e.By),
                RequestEvent.ColleagueReminded e => session.Run("update colleague_requests set reminders = $2, reminded_on = $3 where request = $1", stop, e.Request, e.Count, e.On),
                RequestEvent.RequestEscalated e  => session.Run("update colleague_requests set escalated_to = $2, escalated_on = $3 where request = $1", stop, e.Request, e.Manager, e.On),
                RequestEvent.RequestAnswered e   => End(session, e.Request, "answered", e.On, e.By, e.Member, null, stop),
                RequestEvent.RequestDeclined e   => End(session, e.Request, "declined", e.On, e.By, e.Member, Spelling.Of(e.Reason), stop),
                RequestEvent.RequestWithdrawn e  => End(session, e.Request, "withdrawn", e.On, e.By, null, null, stop),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    static Task<int> End(Session session, Guid request, string state, DateOnly on, string by, Guid? member, string? reason, CancellationToken stop) =>
        session.Run("update colleague_requests set state = $2, ended_on = $3, ended_by = $4, replied_by = $5, reason = $6 where request = $1", stop, request, state, on, by, member, reason);
}
