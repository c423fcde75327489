using System.Diagnostics;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Correspondence.Domain.Inbound.InboundEvent;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>Shows mails that came in.</summary>
static class InboundView
{
    public static async Task Show(Session session, Guid mail, InboundMail state, IReadOnlyList<Appended<InboundEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                MailArrived e => session.Run(
                    "insert into inbound_mails (mail, state, kind, status_code, return_on, sha256, bytes, arrived_on) values ($1, 'unmatched', $2, $3, $4, $5, $6, $7)",
                    stop, mail, WireNames.Of(e.Kind), e.StatusCode, e.ReturnOn, e.Sha256, e.Bytes, e.On),
                MailFiled e   => Filed(session, mail, e.To, e.How, e.Kind, stop),
                ReplyFiled e  => Filed(session, mail, e.To, e.How, null, stop),
                MailSetAside  => session.Run("update inbound_mails set state = 'set_aside' where mail = $1", stop, mail),
                _ => throw new UnreachableException(),
            });
    }

    static Task<int> Filed(Session session, Guid mail, Belonging to, MatchedBy how, MailKind? kind, CancellationToken stop) => session.Run(
        "update inbound_mails set state = 'filed', case_id = $2, decision = $3, creditor = $4, how = $5, kind = coalesce($6, kind) where mail = $1", stop,
        mail, to.Case, to.Decision, to.Creditor, WireNames.Of(how), kind is { } proved ? WireNames.Of(proved) : null);
}
