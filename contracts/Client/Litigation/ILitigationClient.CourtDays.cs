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

    /// <summary>Fees and bounds of procedure as dated rows with their sources; none is guessed.</summary>
    [Get("/court/amounts")]
    Task<IReadOnlyList<CourtAmountLine>> GetCourtAmountsAsync(CancellationToken stop = default);
}
