using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Court;

/// <summary>What is known of the claims of a proceeding before who draws its request up says anything.</summary>
/// <param name="Claims">As the account of the file knows them.</param>
/// <param name="References">By which each is shown to people.</param>
/// <param name="Profile">What was told of the debtor.</param>
/// <param name="NoticeOn">Day from which the formal notice counts as given; null while it does not.</param>
sealed record KnownGrounds(IReadOnlyList<ClaimToState> Claims, IReadOnlyDictionary<Guid, string> References, DebtorKind Profile, DateOnly? NoticeOn)
{
    public static async Task<KnownGrounds> Of(Session session, CourtMatter matter, CancellationToken stop)
    {
        var kinds = await session.Read("select kind from debtor_profiles where debtor = $1", row => row.GetString(0), stop, matter.Of.Debtor);
        var references = await session.Read(
            "select invoice, reference from claims where file = $1 and invoice = any ($2)", row => (Invoice: row.GetGuid(0), Reference: row.GetString(1)), stop, matter.File, matter.Invoices.ToArray());
        return new(
            [.. (await KnownClaims.Of(session, matter.File, matter.Of.Debtor, stop)).Where(c => matter.Invoices.Contains(c.Invoice))], references.ToDictionary(r => r.Invoice, r => r.Reference),
            kinds is [var kind] ? Kind(kind) : DebtorKind.Unknown, await KnownClaims.Notice(session, matter.File, stop));
    }

    /// <summary>A claim with what it is computed by: what was told, unless who draws it up says otherwise.</summary>
    /// <param name="claim">As it is known.</param>
    /// <param name="asked">What he says of debtor, clause and notice.</param>
    /// <param name="settled">What he says came in; null where he leaves that to the accounts.</param>
    public (ClaimToState Claim, ClaimGrounds Grounds) Grounded(ClaimToState claim, InterestBasis asked, IReadOnlyList<SettledPart>? settled)
    {
        var told = claim.Basis;
        var (debtor, debtorFrom) = Debtor(told, asked);
        var (clause, clauseFrom) = Clause(told, asked);
        var (notice, noticeFrom) = Notice(debtor, asked);
        var (settlements, settledFrom) = Settled(claim, settled);
        var basis = new ClaimBasis(debtor, clause, told?.ClauseFrom ?? default, claim.FrozenSince, claim.BearsNothing, told?.Instalments, notice);
        return (claim with { Basis = basis, Settlements = [.. settlements] }, new(debtor, debtorFrom, clauseFrom, settledFrom, notice, noticeFrom, basis.BearsNothing, basis.FrozenSince));
    }

    (DebtorKind Debtor, Origin From) Debtor(ClaimBasis? told, InterestBasis asked)
    {
        var known = told?.Debtor is { } kind and not DebtorKind.Unknown ? (Kind: kind, From: Origin.HandOver) : Profile is not DebtorKind.Unknown ? (Kind: Profile, From: Origin.Profile) : (Kind: DebtorKind.Unknown, From: Origin.None);
        if (asked.Debtor is DebtorKind.Unknown || asked.Debtor == known.Kind) return known;
        return (asked.Debtor, known.Kind is DebtorKind.Unknown ? Origin.Asked : Origin.Overruled);
    }

    // A clause that capitalises stays as it was told where only its figure is repeated.
    static (PenaltyClause? Clause, Origin From) Clause(ClaimBasis? told, InterestBasis asked)
    {
        var from = told is null ? Origin.Law : told.Clause?.Rate is null ? Origin.Law : Origin.HandOver;
        if (asked.Clause?.Clause is not { } said) return (told?.Clause, from);
        var known = told?.Clause ?? PenaltyClause.Silent;
        if (told is not null && (known.Rate, said.Rate) is var (knew, says) && knew == says) return (told.Clause, from);
        return (said, told is null ? Origin.Asked : Origin.Overruled);
    }

    (DateOnly? NoticeOn, Origin? From) Notice(DebtorKind debtor, InterestBasis asked)
    {
        if (debtor is not DebtorKind.Consumer) return (null, null);
        if (asked.NoticeOn is not { } said || said == NoticeOn) return (NoticeOn, NoticeOn is null ? null : Origin.Letter);
        return (said, NoticeOn is null ? Origin.Asked : Origin.Overruled);
    }

    // What the accounts told is all of it only where it comes to what was paid or credited.
    static (IEnumerable<ClaimSettlement> Settled, Origin From) Settled(ClaimToState claim, IReadOnlyList<SettledPart>? asked)
    {
        if (asked is null) return (claim.Settlements, Origin.Accounts);
        var said = asked.Select(part => new ClaimSettlement(Guid.Empty, part.On, CourtDesk.Euros(part.AmountCents), part.Kind is "credit_note")).ToArray();
        if (Same(claim.Settlements.Where(s => s.Amount.IsPositive), said)) return (claim.Settlements, Origin.Accounts);
        return (said, IsComplete(claim) ? Origin.Overruled : Origin.Asked);
    }

    /// <summary>The accounts told of every payment and credit note that makes the difference between the invoice and what is owed.</summary>
    public static bool IsComplete(ClaimToState claim) => claim.Settlements.Aggregate(claim.Outstanding, (sum, s) => sum + s.Amount) == claim.Amount;

    static bool Same(IEnumerable<ClaimSettlement> a, IEnumerable<ClaimSettlement> b) => Key(a).SequenceEqual(Key(b));

    static IEnumerable<(DateOnly On, long Cents, bool IsCredit)> Key(IEnumerable<ClaimSettlement> settled) => settled.Select(s => (s.On, s.Amount.Cents, s.IsCredit)).Order();

    static DebtorKind Kind(string told) => told switch
    {
        "company" or "retailer" or "craftsman" => DebtorKind.Company,
        "public_body"                          => DebtorKind.PublicBody,
        "consumer"                             => DebtorKind.Consumer,
        _                                      => DebtorKind.Unknown,
    };
}
