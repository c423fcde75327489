using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>A request as its template reads it: cents and ISO dates.</summary>
sealed record RequestContent(
    Party Creditor, Party Debtor, string CourtKind, string City, string Procedure, string Reference, string AsOf, IReadOnlyList<ClaimContent> Claims, long PrincipalCents, long InterestCents, long CompensationCents,
    long CostsCents, long TotalCents, long BearingCents, IReadOnlyList<string> FrozenSince, bool NoticeKnown, IReadOnlyList<ExhibitContent> Exhibits, IReadOnlyList<RegimeContent> Regimes, string DebtorKind, bool Note)
{
    const int MostRegimes = 3;

    /// <summary>What the paper is called in the name of its file.</summary>
    public static string FileName(CourtProcedure procedure) => procedure switch
    {
        CourtProcedure.PaymentOrder     => "requete",
        CourtProcedure.SmallClaim       => "petite-creance",
        CourtProcedure.UncontestedClaim => "creance-incontestee",
        CourtProcedure.EuropeanOrder    => "formulaire-a",
        _                               => "decompte",
    };

    // The text that gives interest; no word where the claims have several, or nobody kept it.
    static string Kind(CourtRequest request) =>
        request.Claims.Select(c => c.Grounds?.Debtor).Distinct().ToArray() is [{ } kind and not Kernel.LateInterest.DebtorKind.Unknown] ? Spelling.Of(kind) : "";

    public static RequestContent Of(CourtMatter matter, CourtPlan plan, CourtRequest request, Party creditor, Party debtor, bool note) => new(
        creditor, debtor, Spelling.Of(plan.Court.Kind), plan.Court.City, Spelling.Of(plan.Procedure), matter.Reference, ClaimContent.Day(request.AsOf), [.. request.Claims.Select(ClaimContent.Of)],
        request.Principal().Cents, request.Interest().Cents, request.Compensation().Cents, request.Costs.Cents, request.Total().Cents, request.StillBearing().Cents,
        [.. request.Claims.Select(c => c.Grounds?.FrozenSince).OfType<DateOnly>().Distinct().Order().Select(ClaimContent.Day)], request.Claims.All(c => c.Grounds?.NoticeOn is not null), [.. request.Exhibits.Select(ExhibitContent.Of)],
        plan.Procedure is CourtProcedure.PaymentOrder ? [.. RegimeContent.Since(request.AsOf).Take(MostRegimes)] : [], Kind(request), note);
}

/// <summary>The law of orders of some days, as the note for the creditor says it.</summary>
sealed record RegimeContent(string From, string? To, TermContent Service, TermContent Opposition, TermContent? Formula, TermContent? Enforcement)
{
    /// <summary>What holds for an order of a day, and of every later day on which another law begins.</summary>
    public static IEnumerable<RegimeContent> Since(DateOnly day)
    {
        for (DateOnly? next = day; next is { } on && PaymentOrderRegime.Of(on, TimeLimits.Shipped) is { } regime; next = regime.Service.ValidTo?.AddDays(1))
            yield return new(
                ClaimContent.Day(on), regime.Service.ValidTo is { } to ? ClaimContent.Day(to) : null, TermContent.Of(regime.Service)!, TermContent.Of(regime.Opposition)!, TermContent.Of(regime.Formula), TermContent.Of(regime.Enforcement));
    }
}

/// <summary>A time of procedure.</summary>
sealed record TermContent(int Length, string Unit)
{
    public static TermContent? Of(TimeLimit? limit) => limit is null ? null : new(limit.Length, Spelling.Of(limit.Unit));
}

/// <summary>A settlement as its template reads it.</summary>
sealed record SettlementContent(
    Party Creditor, Party Debtor, string Reference, IReadOnlyList<SettledInvoiceContent> Invoices, long AgreedCents, string PayBy, long WaivedPrincipalCents, long WaivedInterestCents, long WaivedCompensationCents, bool Note)
{
    public static SettlementContent Of(SettlementMatter matter, SettlementTerms terms, IReadOnlyList<SettledInvoiceContent> invoices, Party creditor, Party debtor, bool note) => new(
        creditor, debtor, matter.Reference, invoices, terms.Agreed.Cents, ClaimContent.Day(terms.PayBy), terms.WaivedPrincipal.Cents, terms.WaivedInterest.Cents, terms.WaivedCompensation.Cents, note);
}

/// <summary>An invoice that is settled.</summary>
sealed record SettledInvoiceContent(string Reference, string IssuedOn, string DueOn, long AmountCents)
{
    public static SettledInvoiceContent Of(SettledInvoice i) => new(i.Reference, ClaimContent.Day(i.IssuedOn), ClaimContent.Day(i.DueOn), i.Amount.Cents);
}

/// <summary>A declaration as its template reads it.</summary>
sealed record DeclarationContent(
    Party Creditor, Party Debtor, string Kind, string JudgmentOn, string? PublishedOn, string? DeclareBy, string CustomerNumber, IReadOnlyList<ClaimContent> FallenDue, IReadOnlyList<ClaimContent> ToFallDue,
    long FallenDueCents, long ToFallDueCents, long TotalCents, string Security, bool HasTitle, IReadOnlyList<ExhibitContent> Exhibits, bool Note)
{
    public static DeclarationContent Of(InsolvencyOf of, InsolvencyClaim state, InsolvencyStatement statement, Party creditor, Party debtor, DateOnly? declareBy, bool note) => new(
        creditor, debtor, state.Kind, ClaimContent.Day(of.JudgmentOn), state.PublishedOn is { } published ? ClaimContent.Day(published) : null, declareBy is { } by ? ClaimContent.Day(by) : null, of.CustomerNumber,
        [.. statement.Claims.Where(c => c.DueOn < of.JudgmentOn).Select(ClaimContent.Of)], [.. statement.Claims.Where(c => c.DueOn >= of.JudgmentOn).Select(ClaimContent.Of)],
        statement.FallenDue(of.JudgmentOn).Cents, statement.ToFallDue(of.JudgmentOn).Cents, statement.Total().Cents, Spelling.Of(statement.Security), statement.HasTitle, [.. statement.Exhibits.Select(ExhibitContent.Of)], note);
}

/// <summary>One invoice.</summary>
sealed record ClaimContent(
    string Reference, string IssuedOn, string DueOn, long AmountCents, long PrincipalCents, long InterestCents, long CompensationCents, IReadOnlyList<LineContent> Lines)
{
    public static ClaimContent Of(RequestedClaim c) => new(
        c.Reference, Day(c.IssuedOn), Day(c.DueOn), c.Amount.Cents, c.Principal.Cents, c.Interest.Cents, c.Compensation.Cents,
        [.. c.Lines.Select(l => new LineContent(Day(l.From), Day(l.To), l.Days, l.RatePercent, l.Base.Cents, l.Amount.Cents))]);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Interest over one period.</summary>
sealed record LineContent(string From, string To, int Days, string RatePercent, long BaseCents, long AmountCents);

/// <summary>An exhibit.</summary>
sealed record ExhibitContent(int Number, string Kind, string Reference, string? Dated, string? Sha256)
{
    public static ExhibitContent Of(Exhibit e) => new(e.Number, Spelling.Of(e.Kind), e.Reference, e.Dated is { } dated ? ClaimContent.Day(dated) : null, e.Sha256);
}
