namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Says that an invoice is sold to a factor: it is not dunned until it comes back. Repeatable; other terms correct those that stand.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's invoice number.</param>
    /// <param name="assignment">To whom, from when, how.</param>
    /// <param name="year">Of the invoice, where several years have its number.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/invoices/{number}/assignment")]
    Task PutAssignmentAsync([Path] string siren, [Path] string number, [Body] InvoiceAssignment assignment, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Says that the factor gave an invoice back: it is dunned again. 409 <c>invoice_not_assigned</c>, or <c>no_recourse</c> where it bought without. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/assignment/recourse")]
    Task TakeInvoiceBackAsync([Path] string siren, [Path] string number, [Body] Recourse recourse, [Query] int? year = null, CancellationToken stop = default);
}
