namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Says how far the ERP had reminded of an invoice: dunning goes on from there, and never with a threat as its own first word. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/reminder-history")]
    Task PutReminderHistoryAsync([Path] string siren, [Path] string number, [Body] ReminderHistory history, [Query] int? year = null, CancellationToken stop = default);
}
