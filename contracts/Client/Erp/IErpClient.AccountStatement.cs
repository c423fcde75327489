namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Statement of account between two days; the same address with <c>format=csv</c> gives it as CSV, with <c>format=pdf</c> as a PDF in French for the debtor.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="from">First day, <c>2026-01-01</c>; the first of the year by default.</param>
    /// <param name="to">Last day; today by default.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="through">The <c>Through</c> of an earlier answer: what was recorded since is left out.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/customers/{number}/statement")]
    Task<StatementOfAccount> GetAccountStatementAsync(
        [Path] string siren, [Path] string number, [Query] string? from = null, [Query] string? to = null, [Query] string? currency = null, [Query] long? through = null, CancellationToken stop = default);
}
