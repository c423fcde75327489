using System.Text.Json;
using MassTransit;
using Npgsql;
using NpgsqlTypes;
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

/// <summary>Who owes. The number and form of a company are kept: those of a natural person are personal data, which belongs in no table that is never erased.</summary>
sealed class KeepProfileWhenDebtorChanges(Inbox inbox) : IConsumer<DebtorChangedV1>
{
    public Task Consume(ConsumeContext<DebtorChangedV1> context) => inbox.Once(
        context, nameof(KeepProfileWhenDebtorChanges), context.Message.On, (session, _) => Keep(session, context.Message, context.CancellationToken),
        rest: (session, _) => KeepIdentity(session, context.Message, context.CancellationToken));

    static Task<int> Keep(Session session, DebtorChangedV1 m, CancellationToken stop) => session.Run(
        "insert into debtor_profiles as p (debtor, kind, country, claim_law, version, siren, legal_form) values ($1, $2, $3::text, $4::text, $5, $6::text, $7::text) on conflict (debtor) do update " +
        "set kind = excluded.kind, country = excluded.country, claim_law = excluded.claim_law, version = excluded.version, siren = excluded.siren, legal_form = excluded.legal_form where p.version < excluded.version",
        stop, m.Debtor, m.Kind, m.Country, m.ClaimLaw, m.Version, IsCompany(m) ? m.Siren : null, IsCompany(m) ? m.LegalForm : null);

    // Of several facts that are told again, that of the version kept is the one to take it from.
    static Task<int> KeepIdentity(Session session, DebtorChangedV1 m, CancellationToken stop) => session.Run(
        "update debtor_profiles set siren = $3::text, legal_form = $4::text where debtor = $1 and version = $2", stop, m.Debtor, m.Version, IsCompany(m) ? m.Siren : null, IsCompany(m) ? m.LegalForm : null);

    static bool IsCompany(DebtorChangedV1 debtor) => debtor.IsNaturalPerson is false && debtor.Kind is not "consumer";
}

/// <summary>Disputes by claim; what is told late changes nothing.</summary>
static class Disputes
{
    public static Task<int> Keep(Session session, Guid invoice, string dispute, string reason, bool open, long version, CancellationToken stop) => session.Run(
        "insert into disputes as d (invoice, dispute, reason, version, open) values ($1, $2, $3, $4, $5) on conflict (invoice, dispute) do update " +
        "set version = excluded.version, open = excluded.open, reason = case when excluded.reason = '' then d.reason else excluded.reason end where d.version < excluded.version",
        stop, invoice, dispute, reason, version, open);
}
