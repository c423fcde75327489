using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>One claim of a request.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="PrincipalCents">Still owed of it.</param>
/// <param name="InterestCents">Late interest that is not paid.</param>
/// <param name="CompensationCents">Flat compensation that is not paid.</param>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="DebtorFrom"><c>hand_over</c>, <c>profile</c>, <c>asked</c> or <c>overruled</c>; null of a request that was drawn up before this was kept.</param>
/// <param name="ClauseFrom"><c>hand_over</c>, <c>law</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="SettledFrom"><c>accounts</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="NoticeOn">Day of the formal notice, of a consumer only.</param>
/// <param name="NoticeFrom"><c>letter</c>, <c>asked</c> or <c>overruled</c>.</param>
/// <param name="BearsNothing">It bills its penalties itself, or they were given up.</param>
sealed record RequestedClaimAnswer(
    Guid ClaimId, string Reference, long PrincipalCents, long InterestCents, long CompensationCents, string? Debtor, string? DebtorFrom, string? ClauseFrom, string? SettledFrom, DateOnly? NoticeOn, string? NoticeFrom, bool BearsNothing);

/// <summary>A paper that is known of the file, and is no exhibit: it cannot be listed by itself.</summary>
/// <param name="Kind">In snake_case, such as <c>invoice</c> or <c>formal_notice</c>.</param>
/// <param name="Reference">Number of the invoice, the step that was carried out, or the ERP's own reference.</param>
/// <param name="Dated">Its day.</param>
/// <param name="Sha256">Of its bytes; null where none were kept.</param>
/// <param name="Why"><c>not_kept</c>: there are no bytes to join; <c>erased</c>: there are none any more; <c>reference_not_allowed</c>: its reference has words or blanks, so a person gives it one; <c>too_many</c>: the list was full.</param>
sealed record ExhibitLeftOut(string Kind, string Reference, DateOnly Dated, string? Sha256, string Why);

/// <summary>What is asked of the court.</summary>
/// <param name="AsOf">Last day of interest.</param>
/// <param name="Law">Version of the legal parameters.</param>
/// <param name="PrincipalCents">Of all claims.</param>
/// <param name="InterestCents">Of all claims.</param>
/// <param name="CompensationCents">Of all claims.</param>
/// <param name="CostsCents">Asked for beside it.</param>
/// <param name="TotalCents">All of it.</param>
/// <param name="Claims">In the order of their due dates.</param>
/// <param name="Exhibits">How many papers go with it.</param>
/// <param name="OverruledFor">Why something that was told is overruled; null where nothing is.</param>
/// <param name="OverruledBy">Reference of the paper that shows it.</param>
/// <param name="LeftOut">Papers that are known of the file today, and are no exhibits because they cannot be listed by themselves.</param>
sealed record RequestAnswer(
    DateOnly AsOf, string Law, long PrincipalCents, long InterestCents, long CompensationCents, long CostsCents, long TotalCents, IReadOnlyList<RequestedClaimAnswer> Claims, int Exhibits, string? OverruledFor, string? OverruledBy,
    IReadOnlyList<ExhibitLeftOut> LeftOut)
{
    public static RequestAnswer Of(CourtRequest request, KnownExhibits papers) => new(
        request.AsOf, request.Law, request.Principal().Cents, request.Interest().Cents, request.Compensation().Cents, request.Costs.Cents, request.Total().Cents, [.. request.Claims.Select(Claim)], request.Exhibits.Length,
        request.Overruled is { } overruled ? Spelling.Of(overruled.Reason) : null, request.Overruled?.Paper, papers.LeftOutOf(request));

    static RequestedClaimAnswer Claim(RequestedClaim claim) => new(
        claim.Invoice, claim.Reference, claim.Principal.Cents, claim.Interest.Cents, claim.Compensation.Cents, claim.Grounds is { Debtor: not DebtorKind.Unknown and var kind } ? Spelling.Of(kind) : null,
        Word(claim.Grounds?.DebtorFrom), Word(claim.Grounds?.ClauseFrom), Word(claim.Grounds?.SettledFrom), claim.Grounds?.NoticeOn, Word(claim.Grounds?.NoticeFrom), claim.Grounds?.BearsNothing ?? false);

    static string? Word(Origin? from) => from is { } known and not Origin.None ? Spelling.Of(known) : null;
}
