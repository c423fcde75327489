using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Credit files as they can be read: one row with all of it, since every question asks for what holds on a day.</summary>
static class CreditFileTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<CreditFile>> changed, CancellationToken stop)
    {
        await session.Run(
            """
            insert into credit_files (customer, creditor, number, insured, content, version)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::jsonb[], $6::bigint[])
            on conflict (customer) do update set insured = excluded.insured, content = excluded.content, version = excluded.version
            """, stop,
            changed.Column(Customer), changed.Column(f => f.State.Account!.Creditor), changed.Column(f => f.State.Account!.Customer), changed.Column(f => !f.State.Covers.IsEmpty),
            changed.Column(f => JsonSerializer.Serialize(f.State, EventJson.Options)), changed.Column(f => f.Version));
        await CreditFileAlerts.Show(session, changed, stop);
        await SignalTable.Show(session, changed, stop);
        await ShowSanctions(session, [.. changed.SelectMany(f => f.State.Sanctions.Select(s => (Customer(f), s.Key, s.Value)))], stop);
    }

    // Positions are given one transaction at a time, so that a reader of the feed never passes one that is not there yet.
    static async Task ShowSanctions(Session session, (Guid Customer, string Reference, Sanction Of)[] sanctions, CancellationToken stop)
    {
        if (sanctions.Length == 0) return;
        await session.Read("select pg_advisory_xact_lock(hashtext('sanction_positions'))::text", r => 0, stop);
        await session.Run(
            """
            insert into sanctions as s (customer, reference, position, kind, announced_on, effective_on, term_days, executed_on, lifted_on)
            select customer, reference, nextval('sanction_positions'), kind, announced_on, effective_on, term_days, executed_on, lifted_on
              from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::date[], $6::int[], $7::date[], $8::date[]) as n(customer, reference, kind, announced_on, effective_on, term_days, executed_on, lifted_on)
             where not exists (select from sanctions k where k.customer = n.customer and k.reference = n.reference and (k.kind, k.announced_on, k.effective_on, k.term_days, k.executed_on, k.lifted_on)
                   is not distinct from (n.kind, n.announced_on, n.effective_on, n.term_days, n.executed_on, n.lifted_on))
            on conflict (customer, reference) do update set position = excluded.position, kind = excluded.kind, announced_on = excluded.announced_on, effective_on = excluded.effective_on,
                term_days = excluded.term_days, executed_on = excluded.executed_on, lifted_on = excluded.lifted_on
            """, stop,
            Array.ConvertAll(sanctions, s => s.Customer), Array.ConvertAll(sanctions, s => s.Reference), Array.ConvertAll(sanctions, s => Words.Of(s.Of.Kind)), Array.ConvertAll(sanctions, s => s.Of.AnnouncedOn),
            Array.ConvertAll(sanctions, s => s.Of.EffectiveOn), Array.ConvertAll(sanctions, s => s.Of.TermDays), Array.ConvertAll(sanctions, s => s.Of.ExecutedOn), Array.ConvertAll(sanctions, s => s.Of.LiftedOn));
    }

    static Guid Customer(Shown<CreditFile> file) => BusinessKey.OfCustomer(Siren.Parse(file.State.Account!.Creditor)!.Value, file.State.Account.Customer);

    /// <summary>The content of a row.</summary>
    public static CreditFile Read(string content) => JsonSerializer.Deserialize<CreditFile>(content, EventJson.Options)!;
}
