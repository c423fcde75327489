using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Meetings;

/// <summary>What is unpaid of an entity and in the house: the candidates of a list, and the lines that come of them.</summary>
sealed class Unpaid(CaseStreams cases)
{
    const string From =
        """
          from cases c join case_invoices i using (case_id) left join case_priorities t using (case_id)
         where c.creditor = $1 and i.outstanding_cents > 0 and i.due_on < $2 and i.currency = 'EUR' and i.handed_over is null
        """;

    const string Invoices =
        $"""
        select c.case_id, c.customer_number, i.invoice, i.number, i.outstanding_cents, i.due_on, coalesce(t.broken_promises, 0) as broken
        {From}
        """;

    const string Debtors =
        $"""
        select c.case_id, c.customer_number, null::uuid, null::text, sum(i.outstanding_cents)::bigint as outstanding_cents, min(i.due_on) as due_on, coalesce(max(t.broken_promises), 0) as broken
        {From}
        """;

    /// <summary>The first so many by a criterion, without those that stand on the list.</summary>
    public static async Task<IReadOnlyList<Candidate>> Top(Session session, string creditor, MeetingTerms terms, DateOnly asOf, IReadOnlyCollection<Guid> without, int most, CancellationToken stop)
    {
        if (most == 0) return [];
        var order = terms.Criterion switch
        {
            ListCriterion.Age            => "due_on, outstanding_cents desc",
            ListCriterion.BrokenPromises => "broken desc, outstanding_cents desc, due_on",
            _                            => "outstanding_cents desc, due_on",
        };
        var rows = terms.By == ListedBy.Invoice
            ? $"select * from ({Invoices} and i.invoice <> all($3)) as u"
            : $"select * from ({Debtors} and c.case_id <> all($3) group by c.case_id, c.customer_number) as u";
        // The last place may be one of many alike: all that could take it are looked at, and the ranking says which.
        var found = await session.Read($"{rows} order by {order} fetch first {most} rows with ties", Read, stop, creditor, asOf, without.ToArray());
        return Ranking.Top(found, terms.Criterion, most);
    }

    /// <summary>Those lines that are not unpaid any more.</summary>
    public static async Task<IReadOnlyList<int>> Settled(Session session, UnpaidList list, DateOnly asOf, CancellationToken stop)
    {
        var lines = list.Current.Select(l => l.Line).ToArray();
        var still = (await session.Read(
            $"select case_id, invoice from ({Invoices} and c.case_id = any($3)) as u", r => (Case: r.GetGuid(0), Invoice: r.GetGuid(1)), stop, list.Drawn!.Creditor, asOf, lines.Select(l => l.Case).Distinct().ToArray())).ToHashSet();
        var debtors = still.Select(s => s.Case).ToHashSet();
        return [.. lines.Where(l => l.Invoice is { } invoice ? !still.Contains((l.Case, invoice)) : !debtors.Contains(l.Case)).Select(l => l.Number)];
    }

    /// <summary>Candidates as lines of a list, numbered from 1, with the customer in short and what the delay costs.</summary>
    public async Task<IReadOnlyList<MeetingLine>> Lines(Session session, IReadOnlyList<Candidate> candidates, DateOnly asOf, TeamSettings team, CancellationToken stop)
    {
        var lines = new List<MeetingLine>();
        foreach (var candidate in candidates)
        {
            var (dunning, _) = await cases.Load(session, candidate.Case, stop);
            var claims = candidate.Invoice is { } one ? [one] : dunning.Invoices.Values.Where(i => i.IsOverdue(asOf) && i.HandedOver is null && i.Outstanding.Currency == "EUR").Select(i => i.Id).Order().ToArray();
            lines.Add(new(
                lines.Count + 1, candidate.Case, candidate.CustomerNumber, candidate.Invoice, candidate.InvoiceNumber, candidate.Owed, candidate.DueOn, asOf.DayNumber - candidate.DueOn.DayNumber,
                await Card(session, candidate, stop), DelayCost.Of(dunning, claims, candidate.Owed, asOf, team, LegalParameters.Shipped)));
        }

        return lines;
    }

    static async Task<CustomerCard> Card(Session session, Candidate of, CancellationToken stop)
    {
        var contacts = await session.Read(
            "select sent_on, channel, step from acts where case_id = $1 and kind = 'step' and status = 'sent' and mode <> 'shadow' and sent_on is not null order by sent_on desc, step limit $2",
            r => new CardContact(r.GetFieldValue<DateOnly>(0), r.GetString(1), r.GetString(2)), stop, of.Case, CustomerCard.Contacts);
        return (await session.Read(
            """
            select c.open_cents, c.overdue_cents, count(*)::int, min(i.due_on) from cases c join case_invoices i using (case_id)
             where c.case_id = $1 and i.outstanding_cents > 0 group by c.open_cents, c.overdue_cents
            """,
            r => new CustomerCard(Money.OfCents(r.GetInt64(0)), Money.OfCents(r.GetInt64(1)), r.GetInt32(2), r.GetFieldValue<DateOnly>(3), of.BrokenPromises, [.. contacts]), stop, of.Case))
            // Paid this moment: it leaves the list with the next look.
            .FirstOrDefault() ?? new(Money.Zero, Money.Zero, 0, of.DueOn, of.BrokenPromises, [.. contacts]);
    }

    static Candidate Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.Value<Guid>(2), row.Text(3), Money.OfCents(row.GetInt64(4)), row.GetFieldValue<DateOnly>(5), row.GetInt32(6));
}
