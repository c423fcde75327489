using Recouvrement.Walk.Processes;

namespace Recouvrement.Walk.Story;

/// <summary>Plays the company's ERP: says what happens, over the same API as any ERP.</summary>
public sealed class Erp(Api invoicing, string siren)
{
    const int AtOnce = 6;

    string Creditor => $"/creditors/{siren}";

    /// <summary>Sends the facts of a day; those of one customer in order, customers side by side.</summary>
    public Task Send(SampleCompany company, IEnumerable<ErpFact> facts) =>
        Parallel.ForEachAsync(facts.GroupBy(f => f.Customer), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (customer, _) =>
        {
            foreach (var fact in customer) (await Send(company, fact)).Dispose();
        });

    /// <summary>Registers the customers.</summary>
    public Task Register(SampleCompany company) =>
        Parallel.ForEachAsync(company.Customers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (customer, _) =>
            (await invoicing.Put($"{Creditor}/customers/{Uri.EscapeDataString(customer.Number)}", new { customer.Name, customer.Kind, customer.Segment, customer.Language, customer.TermDays })).Dispose());

    /// <summary>The bank's movements are known up to a day.</summary>
    public async Task ReadBank(DateOnly through) => (await invoicing.Put($"{Creditor}/bank-feed", new { through })).Dispose();

    Task<HttpResponseMessage> Send(SampleCompany company, ErpFact fact) => fact switch
    {
        InvoiceRow i => invoicing.Put($"{Creditor}/invoices/{Uri.EscapeDataString(i.Number)}",
            new { i.Customer, issuedOn = i.On, i.DueOn, i.AmountCents, i.Currency, i.Reference }),
        CreditNoteRow c => invoicing.Put($"{Creditor}/credit-notes/{Uri.EscapeDataString(c.Number)}",
            new { c.Customer, issuedOn = c.On, c.AmountCents, currency = "EUR", invoices = Named(company, c.Invoice) }),
        PaymentRow { AmountCents: < 0 } r => invoicing.Post($"{Creditor}/payments/{Uri.EscapeDataString(r.Reference)}/reversal", new { on = r.On, reason = "rejected" }),
        PaymentRow p => invoicing.Put($"{Creditor}/payments/{Uri.EscapeDataString(p.Reference)}",
            new { p.Customer, receivedOn = p.On, p.AmountCents, currency = "EUR", invoices = Named(company, p.Invoice) }),
        DisputeRow d => invoicing.Put($"{Creditor}/invoices/{Uri.EscapeDataString(d.Invoice)}/disputes/{Dispute(d.Invoice)}?year={company.InvoiceYears[d.Invoice]}",
            new { d.Reason }),
        ResolutionRow r => invoicing.Post($"{Creditor}/invoices/{Uri.EscapeDataString(r.Invoice)}/disputes/{Dispute(r.Invoice)}/resolution?year={company.InvoiceYears[r.Invoice]}",
            new { outcome = Word(r.Outcome) }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Word(string outcome) => outcome switch { "accepted" => "upheld", "partly_accepted" => "settled", _ => "rejected" };

    static string Dispute(string invoice) => Uri.EscapeDataString("L-" + invoice);

    static object[]? Named(SampleCompany company, string? invoice) => invoice is null ? null : [new { number = invoice, year = company.InvoiceYears[invoice] }];
}
