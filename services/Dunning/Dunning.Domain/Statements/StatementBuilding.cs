using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>Freezes what a message claims. Each invoice is stated by its own step: one that only rides along with a letter is asked for its principal.</summary>
static class StatementBuilding
{
    internal static Statement StatementOf(this DunningCase dunning, DunningPolicy policy, ImmutableArray<CoveredInvoice> covered, DateOnly asOf, LegalParameters law)
    {
        var claims = covered
            .Select(c => (Invoice: dunning.Invoices[c.Invoice], Step: policy.StepOf(c)))
            .OrderBy(c => c.Invoice.DueOn).ThenBy(c => c.Invoice.Terms!.Number, StringComparer.Ordinal)
            .Select(c => (c.Invoice, c.Step, Late: LateMoney.IsClaimedOf(c.Invoice, c.Step) ? LateMoney.Of(c.Invoice, dunning, asOf, law) : null))
            .ToArray();
        StatementLine[] lines = [.. claims.Select(c => Line(c.Invoice, c.Step, c.Late, asOf))];
        InterestPeriod[] periods = [.. claims.SelectMany(c => c.Step.ClaimsInterest && c.Late is { } late ? late.Interest.Lines.Select(line => Period(c.Invoice, line)) : [])];
        var bearing = claims.Where(c => c.Step.ClaimsInterest && dunning.Kind is not (CustomerKind.Consumer or CustomerKind.Unknown) && c.Late is not null && c.Invoice.Terms!.BearsInterest && !c.Invoice.PenaltiesAreWaived).Select(c => dunning.ClauseOf(c.Invoice)).ToArray();
        return new(
            asOf, [.. lines], Others(dunning, covered, asOf), [.. periods], bearing.Length > 0 ? RateOrigins.Of(dunning.Kind, bearing, asOf, law) : null, law.Version,
            Sum(lines, line => line.Outstanding), Sum(lines, line => line.Interest), Sum(lines, line => line.Compensation));
    }

    static StatementLine Line(CaseInvoice invoice, PolicyStep step, ClaimStatement? late, DateOnly asOf)
    {
        var terms = invoice.Terms!;
        return new(
            invoice.Id, terms.Number, terms.Reference, terms.IssuedOn, invoice.DueOn, terms.Amount, invoice.ClaimedOn(asOf), Lateness.DaysLate(invoice.DueOn, asOf),
            step.ClaimsInterest && late is not null ? late.Interest.Total : Money.Zero, step.ClaimsCompensation && late is not null ? late.Compensation : Money.Zero);
    }

    static InterestPeriod Period(CaseInvoice invoice, InterestLine line) =>
        new(invoice.Terms!.Reference, line.From, line.To, line.Days, line.Percent.ToString("0.00##", CultureInfo.InvariantCulture), line.Base, line.Amount);

    // What is contested, held, uncertain, with an agency or of another currency is not spoken of.
    static ImmutableArray<OtherInvoice> Others(DunningCase dunning, ImmutableArray<CoveredInvoice> covered, DateOnly asOf) =>
    [
        .. dunning.Invoices.Values
            .Where(i => i.IsClaimable(asOf) && covered.Any(c => dunning.Invoices[c.Invoice].Currency == i.Currency) && !covered.Any(c => c.Invoice == i.Id))
            .OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal)
            .Select(i => new OtherInvoice(i.Id, i.Terms!.Number, i.Terms.Reference, i.DueOn, i.ClaimedOn(asOf))),
    ];

    static Money Sum(StatementLine[] lines, Func<StatementLine, Money> amount) => lines.Aggregate(Money.Zero, (sum, line) => sum + amount(line));
}
