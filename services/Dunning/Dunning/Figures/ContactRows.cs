using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Figures;

/// <summary>Contacts with debtors, as figures count them: what was really sent or said by a step. Whoever did it is not in them.</summary>
static class ContactRows
{
    /// <summary>The contacts of some cases; null where none was made.</summary>
    public static NpgsqlBatchCommand? Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, Outgoing Act)[] rows = [.. looks.SelectMany(look => look.Situation.Case.Outgoing.Values.Where(IsContact).OrderBy(act => act.Id).Select(act => (look, act)))];
        return rows.Length == 0 ? null : Statement(
            """
            insert into contacts_made as c (decision, case_id, creditor, step, channel, currency, sent_on, reached, invoices)
            select n.decision, n.case_id, n.creditor, n.step, n.channel, n.currency, n.sent_on, n.reached, string_to_array(n.invoices, ',')::uuid[]
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as n(case_id, version, creditor, decision, step, channel, currency, sent_on, reached, invoices)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (decision) do update set reached = excluded.reached where c.reached <> excluded.reached
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Act.Id, NpgsqlDbType.Uuid), Column(rows, r => r.Act.Step, NpgsqlDbType.Text), Column(rows, r => Spelling.Of(r.Act.Channel), NpgsqlDbType.Text),
            Column(rows, r => Currency(r.Look.Situation.Case, r.Act), NpgsqlDbType.Text), Column(rows, r => (r.Act.SentOn ?? r.Act.BouncedOn)!.Value, NpgsqlDbType.Date), Column(rows, r => r.Act.Reached && r.Act.BouncedOn is null, NpgsqlDbType.Boolean),
            Column(rows, r => string.Join(',', r.Act.Covered.Select(covered => covered.Invoice)), NpgsqlDbType.Text));
    }

    // What came back has gone out, and reached nobody.
    static bool IsContact(Outgoing act) => act.Mode == SendingMode.Live && act.Channel.IsContact() && (act is { Status: OutgoingStatus.Sent, SentOn: not null } || act.BouncedOn is not null);

    // A message speaks of one currency.
    static string Currency(DunningCase dunning, Outgoing act) => act.Covered.IsEmpty ? Money.Zero.Currency : dunning.Invoices[act.Covered[0].Invoice].Currency;
}
