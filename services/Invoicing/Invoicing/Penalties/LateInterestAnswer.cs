using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Invoicing.Figures;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>A statement of late interest (décompte de pénalités de retard) of a customer, or of one of its invoices, at the end of a day.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="On">The day; nothing dated later counts.</param>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>: by which law it is computed.</param>
/// <param name="NoticeOn">Day of the formal notice as the caller gave it; without one a consumer owes no interest.</param>
/// <param name="Currency">ISO 4217; invoices in others are left out.</param>
/// <param name="Invoices">Those that were late until then, also where they are paid since; by due date.</param>
/// <param name="Principal">Still unpaid of them.</param>
/// <param name="Interest">Accrued and unpaid.</param>
/// <param name="Compensation">Flat compensation, arisen and unpaid, in euros; it stands apart from the total.</param>
/// <param name="Total">Principal and interest, without the compensation.</param>
/// <param name="ParametersVersion">The table of legal figures it was computed with.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Through">Ask again with this as <c>through</c>: the answer is the same, whatever was learnt since.</param>
/// <param name="Events">What it was made of.</param>
/// <param name="Billed">Invoices that were paid late and whose penalties a bill asks for: they are in nothing above.</param>
public sealed record LateInterestAnswer(
    string Customer, DateOnly On, string Debtor, DateOnly? NoticeOn, string Currency, IReadOnlyList<InvoiceInterestAnswer> Invoices, Money Principal, Money Interest, Money Compensation, Money Total,
    string ParametersVersion, string Formula, long Through, EventRange Events, IReadOnlyList<BilledInvoiceAnswer> Billed);

/// <summary>An invoice whose penalties a bill asks for.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Bill">Number of the bill.</param>
public sealed record BilledInvoiceAnswer(string Number, int Year, string Bill);

/// <summary>What one invoice owes for being late.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date as agreed.</param>
/// <param name="DateUncertain">Its dates wait for a person to confirm them.</param>
/// <param name="Basis"><c>legal_default</c>, <c>fixed_rate</c>, <c>statutory_multiple</c> or <c>main_refinancing_plus</c>.</param>
/// <param name="Asked">What it asked.</param>
/// <param name="Lines">One per half-year and per change of what bears interest; they add up.</param>
/// <param name="Imputations">What came in, and what it paid.</param>
/// <param name="Principal">Still unpaid.</param>
/// <param name="InterestAccrued">The sum of the lines.</param>
/// <param name="InterestPaid">The part of it that payments covered.</param>
/// <param name="Interest">The rest of it.</param>
/// <param name="Compensation">Arisen and unpaid, in euros.</param>
/// <param name="FrozenOn">Judgment that opened insolvency proceedings and stopped the interest on its eve; or null.</param>
/// <param name="UnderFloor">Half-years in which the clause lies under three times the statutory rate: reported, not corrected.</param>
public sealed record InvoiceInterestAnswer(
    string Number, int Year, DateOnly IssuedOn, DateOnly DueOn, bool DateUncertain, string Basis, Money Asked, IReadOnlyList<InterestLineAnswer> Lines, IReadOnlyList<ImputationAnswer> Imputations,
    Money Principal, Money InterestAccrued, Money InterestPaid, Money Interest, Money Compensation, DateOnly? FrozenOn, IReadOnlyList<UnderFloorAnswer> UnderFloor);

/// <summary>Interest over some days.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Both included.</param>
/// <param name="Base">What bore interest.</param>
/// <param name="Capitalised">The part of the base that is interest of former years.</param>
/// <param name="RatePercent">Per year, <c>12.15</c>.</param>
/// <param name="Amount">Base × rate × days / 365, half-up to the cent.</param>
/// <param name="Source">Where the rate comes from.</param>
public sealed record InterestLineAnswer(DateOnly From, DateOnly To, int Days, Money Base, Money Capitalised, string RatePercent, Money Amount, string Source);

/// <summary>Something that lowered a claim.</summary>
/// <param name="Kind"><c>payment</c>, or <c>credit</c> for credit notes and whatever else lowers the principal only.</param>
/// <param name="On">From when it counts.</param>
/// <param name="Amount">All of it.</param>
/// <param name="ToInterest">Interest it paid.</param>
/// <param name="ToPrincipal">Principal it paid or took back.</param>
/// <param name="ToCompensation">Flat compensation it paid.</param>
public sealed record ImputationAnswer(string Kind, DateOnly On, Money Amount, Money ToInterest, Money ToPrincipal, Money ToCompensation);

/// <summary>A clause under its legal floor (C. com. L441-10 II).</summary>
/// <param name="HalfYear"><c>2024-S2</c>.</param>
/// <param name="RatePercent">The clause's rate.</param>
/// <param name="FloorPercent">Three times the statutory rate.</param>
public sealed record UnderFloorAnswer(string HalfYear, string RatePercent, string FloorPercent);

static class LateInterestAnswers
{
    const string Formula =
        "per invoice and line: unpaid principal x rate x days / 365, half-up to the cent, from the day after the due date to the day of payment or of the statement included; " +
        "payments pay interest first, then principal, then the flat compensation; credit notes lower the principal";

    public static LateInterestAnswer Of(string customer, DateOnly on, string currency, AccountAtPosition account, LegalParameters law)
    {
        var billed = account.BilledOn(on);
        var invoices = account.Invoices.Where(i => i.Late.Content.Amount.Currency == currency && !billed.ContainsKey(i.Id)).Select(i => i.Late.On(on, account.Debtor, law)).OfType<InvoiceInterest>()
            .OrderBy(i => i.Invoice.Content.DueOn).ThenBy(i => i.Invoice.Document.Number, StringComparer.Ordinal).Select(i => Of(i, law)).ToList();
        Money Sum(Func<InvoiceInterestAnswer, Money> amount, string of) => Money.OfCents(invoices.Sum(i => amount(i).Cents), of);
        var (principal, interest) = (Sum(i => i.Principal, currency), Sum(i => i.Interest, currency));
        return new(
            customer, on, Words.Of(account.Debtor.Kind), account.Debtor.NoticeOn, currency, invoices, principal, interest, Sum(i => i.Compensation, "EUR"), principal + interest,
            law.Version, Formula, account.Through, new(account.First, account.Last, on),
            [.. account.Invoices.Where(i => billed.ContainsKey(i.Id)).Select(i => new BilledInvoiceAnswer(i.Late.Document.Number, i.Late.Document.Year!.Value, billed[i.Id])).OrderBy(b => b.Number, StringComparer.Ordinal).ThenBy(b => b.Year)]);
    }

    static InvoiceInterestAnswer Of(InvoiceInterest of, LegalParameters law)
    {
        var ((document, content, _, _), statement) = (of.Invoice, of.Statement);
        return new(
            document.Number, document.Year!.Value, content.IssuedOn, content.DueOn, content.DateUncertain, Words.Of(of.Clause?.Clause.Basis ?? PenaltyBasis.LegalDefault), of.Claim.Principal,
            [.. statement.Interest.Lines.Select(l => new InterestLineAnswer(l.From, l.To, l.Days, l.Base, In(l.Capitalised, l.Base.Currency), Percent(l.Percent), l.Amount, RateSource.Of(l, of, law)))],
            [.. statement.Imputations.Select(i => new ImputationAnswer(
                i.Settlement is Settlement.Payment ? "payment" : "credit", i.Settlement.On, i.Settlement.Amount, In(i.ToInterest, i.Settlement.Amount.Currency), In(i.ToPrincipal, i.Settlement.Amount.Currency), i.ToCompensation))],
            statement.Principal, In(statement.Interest.Total, content.Amount.Currency), In(statement.InterestPaid, content.Amount.Currency), In(statement.InterestOutstanding, content.Amount.Currency),
            statement.CompensationOutstanding, of.Claim.InsolvencyOpenedOn, [.. of.Breaches.Select(b => new UnderFloorAnswer(b.HalfYear.ToString(), Percent(b.Percent), Percent(b.Floor)))]);
    }

    static string Percent(decimal percent) => percent.ToString("0.00##", CultureInfo.InvariantCulture);

    // Nothing has no currency of its own.
    static Money In(Money amount, string currency) => Money.OfCents(amount.Cents, currency);
}
