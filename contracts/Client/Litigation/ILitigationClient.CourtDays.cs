namespace Recouvrement.Client.Litigation;

// Days and amounts of procedure.
public partial interface ILitigationClient
{
    /// <summary>Days of proceedings and insolvencies, the nearest first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="within">At most so many days ahead.</param>
    /// <param name="debtors">Those of the debtor too.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/court/deadlines")]
    Task<IReadOnlyList<DeadlineAhead>> GetCourtDeadlinesAsync(
        [Query] string? creditor = null, [Query] int? within = null, [Query] bool? debtors = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Days of proceedings and insolvencies that were spoken of, the latest first; each once.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="subject">Of this proceeding or insolvency only.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/court/warnings")]
    Task<IReadOnlyList<CourtWarning>> GetCourtWarningsAsync(
        [Query] string? creditor = null, [Query] Guid? subject = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Fees, tariffs and bounds of procedure as dated rows with their sources; none is guessed.</summary>
    /// <param name="claimCents">A tariff that follows the claim has its figure for this one.</param>
    /// <param name="on">Only what holds on this day.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/court/amounts")]
    Task<IReadOnlyList<CourtAmountLine>> GetCourtAmountsAsync([Query] long? claimCents = null, [Query] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>What a claimant pays before an economic court by the size of the claim and its own.</summary>
    /// <param name="claimCents">Sought, in cents.</param>
    /// <param name="staff">Whom the claimant employs.</param>
    /// <param name="turnoverCents">Of its last year.</param>
    /// <param name="profitCents">Of its last year; negative where it made a loss.</param>
    /// <param name="on">Day of the claim.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/court/contribution")]
    Task<CourtContribution> GetCourtContributionAsync(
        [Query] long claimCents, [Query] int staff, [Query] long turnoverCents, [Query] long profitCents, [Query] DateOnly on, CancellationToken stop = default);
}
