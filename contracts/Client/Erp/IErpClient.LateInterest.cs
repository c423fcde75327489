namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Says what the contract agrees for late payment of invoices issued from a day on. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="from">First day of issue, <c>2026-01-01</c>.</param>
    /// <param name="clause">What was agreed.</param>
    /// <param name="ifMatch">The <c>ETag</c> of the customer that was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/customers/{number}/penalty-clauses/{from}")]
    Task PutPenaltyClauseAsync([Path] string siren, [Path] string number, [Path] string from, [Body] PenaltyClause clause, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>What the contracts of a customer agree for late payment, by the first day of issue.</summary>
    [Get("/creditors/{siren}/customers/{number}/penalty-clauses")]
    Task<IReadOnlyList<AgreedPenaltyClause>> GetPenaltyClausesAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Late interest of a customer at the end of a day.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="on">The day, <c>2026-06-30</c>; today by default.</param>
    /// <param name="notice">Day of the formal notice: a consumer owes interest only after it.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="through">The <c>Through</c> of an earlier answer: what was learnt since is left out.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/customers/{number}/late-interest")]
    Task<LateInterestStatement> GetLateInterestAsync(
        [Path] string siren, [Path] string number, [Query] string? on = null, [Query] string? notice = null, [Query] string? currency = null, [Query] long? through = null, CancellationToken stop = default);

    /// <summary>Late interest of one invoice at the end of a day.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's number.</param>
    /// <param name="year">Its year, where the number is there in several.</param>
    /// <param name="on">The day; today by default.</param>
    /// <param name="notice">Day of the formal notice: a consumer owes interest only after it.</param>
    /// <param name="through">The <c>Through</c> of an earlier answer.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/invoices/{number}/late-interest")]
    Task<LateInterestStatement> GetInvoiceLateInterestAsync(
        [Path] string siren, [Path] string number, [Query] int? year = null, [Query] string? on = null, [Query] string? notice = null, [Query] long? through = null, CancellationToken stop = default);
}
