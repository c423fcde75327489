using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>A movement of an invoice on the day from which it counts.</summary>
/// <param name="On">The day.</param>
/// <param name="Row">What moved.</param>
/// <param name="IsMoney">What was set against it is money: it pays interest first.</param>
public sealed record DatedRow(DateOnly On, LedgerRow Row, bool IsMoney);

/// <summary>What one invoice owes for being late.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Claim">As the law sees it.</param>
/// <param name="Statement">Lines, imputation, compensation.</param>
/// <param name="Clause">What was agreed, and for invoices from when; null where the law decides.</param>
/// <param name="Breaches">Half-years in which the clause lies under its legal floor.</param>
public sealed record InvoiceInterest(LateInvoice Invoice, LateClaim Claim, ClaimStatement Statement, (DateOnly From, PenaltyClause Clause)? Clause, ImmutableArray<FloorBreach> Breaches);

/// <summary>
/// An invoice with all that ever moved it. Money pays interest first and then principal (C. civ. 1343-1), credit notes and whatever else lowers
/// the invoice lower its principal; a payment that came back, or was taken off, was never one from that day on.
/// </summary>
/// <param name="Document">Which.</param>
/// <param name="Content">What its source says.</param>
/// <param name="CausedOn">Day of delivery where it is known, else of issue.</param>
/// <param name="Rows">In the order in which they came.</param>
public sealed record LateInvoice(AccountDocument Document, InvoiceContent Content, DateOnly CausedOn, ImmutableArray<DatedRow> Rows)
{
    /// <summary>The statement of a day, which knows nothing dated later; null where the invoice was not late until then.</summary>
    /// <exception cref="LegalParameterMissing">A figure of the law that is needed is not in the table.</exception>
    public InvoiceInterest? On(DateOnly day, LateDebtor debtor, LegalParameters law)
    {
        var (principal, settlements) = Settled([.. Rows.Where(row => row.On <= day)]);
        if (!principal.IsPositive) return null;
        var clause = debtor.ClauseOf(Content.IssuedOn);
        var rate = clause?.Clause.Rate ?? InterestRate.LegalFor(debtor.Kind, debtor.NoticeOn);
        var capitalisation = clause?.Clause.CapitalisationFrom(clause.Value.From);
        var claim = new LateClaim(principal, Content.DueOn, debtor.Kind, rate, debtor.FrozenOn(CausedOn, day), capitalisation);
        var statement = Content.Instalments is { } parts ? InstalmentClaim.AsOf(claim, parts, day, law, settlements) : Imputation.AsOf(claim, day, law, settlements);
        return statement is { Interest.Lines: [], Compensation.IsZero: true } ? null : new(this, claim, statement, clause, Breaches(rate, statement, law));
    }

    /// <summary>Day of the last money on it, where nothing of it is open by a day; null where something is, or where no money ever paid it.</summary>
    public DateOnly? PaidOn(DateOnly day)
    {
        ImmutableArray<DatedRow> until = [.. Rows.Where(row => row.On <= day)];
        return until.Aggregate(Money.Zero, (open, row) => open + row.Row.Amount).IsZero ? Settled(until).Settlements.OfType<Settlement.Payment>().Select(p => (DateOnly?)p.On).Max() : null;
    }

    /// <summary>SHA-256 of all that ever moved it, by day and in cents: another course of it may bear another interest. The dated ledger in the database has the same.</summary>
    public string Course => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', Rows.OrderBy(row => row.On).ThenBy(row => row.Row.Amount.Cents)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.On:yyyy-MM-dd}:{row.Row.Amount.Cents}"))))));

    static ImmutableArray<FloorBreach> Breaches(InterestRate rate, ClaimStatement statement, LegalParameters law) =>
        statement.Interest.Lines is [var first, ..] lines ? RateFloor.Breaches(rate, HalfYear.Of(first.From), HalfYear.Of(lines[^1].To), law) : [];

    static (Money Principal, IEnumerable<Settlement> Settlements) Settled(ImmutableArray<DatedRow> rows)
    {
        var principal = Money.Zero;
        var standing = new Dictionary<Guid, Stack<(DateOnly On, Money Amount, bool IsMoney)>>();
        foreach (var (on, row, isMoney) in rows)
        {
            if (row.Kind is MovementKind.Issue or MovementKind.Correction)
            {
                principal += row.Amount;
                continue;
            }

            var against = standing.GetValueOrDefault(row.Counterpart ?? Guid.Empty) ?? (standing[row.Counterpart ?? Guid.Empty] = []);
            if (row.Amount < Money.Zero) against.Push((on, -row.Amount, isMoney));
            else principal += TakeBack(against, row.Amount);
        }

        return (principal, standing.Values.SelectMany(s => s).Select(Settlement (s) => s.IsMoney ? new Settlement.Payment(s.On, s.Amount) : new Settlement.CreditNote(s.On, s.Amount)));
    }

    // What was never there cannot be taken back: more is owed by what is left.
    static Money TakeBack(Stack<(DateOnly On, Money Amount, bool IsMoney)> standing, Money amount)
    {
        while (amount.IsPositive && standing.TryPop(out var last))
        {
            var taken = Money.Min(last.Amount, amount);
            amount -= taken;
            if (last.Amount > taken) standing.Push(last with { Amount = last.Amount - taken });
        }

        return amount;
    }
}
