using System.Text.Json;
using MassTransit;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Readiness;

/// <summary>What proves a claim, all of it each time.</summary>
sealed class KeepEvidenceWhenListed(Inbox inbox) : IConsumer<ClaimEvidenceListedV1>
{
    public Task Consume(ConsumeContext<ClaimEvidenceListedV1> context) => inbox.Once(
        context, nameof(KeepEvidenceWhenListed), context.Message.On, (session, _) => session.Run(
            "insert into evidence as e (invoice, items, missing, version) values ($1, $2, $3, $4) on conflict (invoice) do update " +
            "set items = excluded.items, missing = excluded.missing, version = excluded.version where e.version < excluded.version",
            context.CancellationToken, context.Message.Invoice, Json(context.Message.Items), Json(context.Message.Missing), context.Message.Version));

    static NpgsqlParameter Json<T>(T value) => new() { Value = JsonSerializer.Serialize(value, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb };
}

/// <summary>A dispute is open from now on.</summary>
sealed class KeepDisputeWhenOpened(Inbox inbox) : IConsumer<InvoiceDisputedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputedV1> context) => inbox.Once(
        context, nameof(KeepDisputeWhenOpened), context.Message.On, (session, _) =>
            Disputes.Keep(session, context.Message.Invoice, context.Message.Dispute, context.Message.Reason, open: true, context.Message.Version, context.CancellationToken));
}

/// <summary>A dispute is over.</summary>
sealed class CloseDisputeWhenResolved(Inbox inbox) : IConsumer<InvoiceDisputeResolvedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputeResolvedV1> context) => inbox.Once(
        context, nameof(CloseDisputeWhenResolved), context.Message.On, (session, _) =>
            Disputes.Keep(session, context.Message.Invoice, context.Message.Dispute, "", open: false, context.Message.Version, context.CancellationToken));
}

/// <summary>Where a registered letter is. Which of them are formal notices is known by the file.</summary>
sealed class KeepLetterWhenItMoves(Inbox inbox) : IConsumer<RegisteredLetterMovedV1>
{
    public Task Consume(ConsumeContext<RegisteredLetterMovedV1> context) => inbox.Once(
        context, nameof(KeepLetterWhenItMoves), context.Message.On, (session, _) => session.Run(
            """
            insert into registered_letters as l (decision, state, state_on, first_presented_on, version) values ($1, $2, $3, $4::date, $5)
            on conflict (decision) do update set
                state = case when l.version < excluded.version then excluded.state else l.state end,
                state_on = case when l.version < excluded.version then excluded.state_on else l.state_on end,
                first_presented_on = coalesce(least(l.first_presented_on, excluded.first_presented_on), l.first_presented_on, excluded.first_presented_on),
                version = greatest(l.version, excluded.version)
            """,
            context.CancellationToken, context.Message.Decision, context.Message.State, context.Message.StateOn,
            context.Message.State is "first_presented" or "notice_left" ? context.Message.StateOn : null, context.Message.Version));
}

/// <summary>Who owes.</summary>
sealed class KeepProfileWhenDebtorChanges(Inbox inbox) : IConsumer<DebtorChangedV1>
{
    public Task Consume(ConsumeContext<DebtorChangedV1> context) => inbox.Once(
        context, nameof(KeepProfileWhenDebtorChanges), context.Message.On, (session, _) => session.Run(
            "insert into debtor_profiles as p (debtor, kind, country, claim_law, version) values ($1, $2, $3::text, $4::text, $5) on conflict (debtor) do update " +
            "set kind = excluded.kind, country = excluded.country, claim_law = excluded.claim_law, version = excluded.version where p.version < excluded.version",
            context.CancellationToken, context.Message.Debtor, context.Message.Kind, context.Message.Country, context.Message.ClaimLaw, context.Message.Version));
}

/// <summary>Insolvency proceedings are open, or more is known of them.</summary>
sealed class KeepInsolvencyWhenOpened(Inbox inbox) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context) => inbox.Once(
        context, nameof(KeepInsolvencyWhenOpened), context.Message.On, (session, _) => session.Run(
            "insert into insolvencies as i (debtor, kind, judgment_on, published_on, version) values ($1, $2, $3, $4::date, $5) on conflict (debtor) do update " +
            "set kind = excluded.kind, judgment_on = excluded.judgment_on, published_on = excluded.published_on, closed_on = null, version = excluded.version where i.version < excluded.version",
            context.CancellationToken, context.Message.Debtor, context.Message.Kind, context.Message.JudgmentOn, context.Message.PublishedOn, context.Message.Version));
}

/// <summary>They are over.</summary>
sealed class CloseInsolvencyWhenClosed(Inbox inbox) : IConsumer<DebtorInsolvencyClosedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyClosedV1> context) => inbox.Once(
        context, nameof(CloseInsolvencyWhenClosed), context.Message.On, (session, _) => session.Run(
            "update insolvencies set closed_on = $2, version = $3 where debtor = $1 and version < $3",
            context.CancellationToken, context.Message.Debtor, context.Message.ClosedOn, context.Message.Version));
}

/// <summary>Disputes by claim; what is told late changes nothing.</summary>
static class Disputes
{
    public static Task<int> Keep(Session session, Guid invoice, string dispute, string reason, bool open, long version, CancellationToken stop) => session.Run(
        "insert into disputes as d (invoice, dispute, reason, version, open) values ($1, $2, $3, $4, $5) on conflict (invoice, dispute) do update " +
        "set version = excluded.version, open = excluded.open, reason = case when excluded.reason = '' then d.reason else excluded.reason end where d.version < excluded.version",
        stop, invoice, dispute, reason, version, open);
}
