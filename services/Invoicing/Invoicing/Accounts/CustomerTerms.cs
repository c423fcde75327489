using Npgsql;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>What a customer has agreed, and by which law it is judged.</summary>
/// <param name="Term">Time to pay.</param>
/// <param name="Sector">The trade whose caps bind it, or null.</param>
/// <param name="Kind">The caps are for professionals; public buyers have a law of their own.</param>
public readonly record struct CustomerTerms(PaymentTerm Term, string? Sector, CustomerKind Kind)
{
    internal const string Columns = "payment_term, sector, kind";

    internal static CustomerTerms Of(NpgsqlDataReader row, int column) => Of(row.GetString(column), row.Text(column + 1), Words.Read<CustomerKind>(row.GetString(column + 2)));

    internal static CustomerTerms Of(CustomerProfile profile) => Of(profile.PaymentTerm, profile.Sector, profile.Kind);

    /// <summary>By customer.</summary>
    internal static async Task<Dictionary<Guid, CustomerTerms>> Read(Session session, Guid[] customers, CancellationToken stop) =>
        (await session.Read($"select id, {Columns} from customers where id = any($1)", r => (Id: r.GetGuid(0), Terms: Of(r, 1)), stop, customers)).ToDictionary(c => c.Id, c => c.Terms);

    /// <summary>The order to book an invoice, judged by the law that binds the customer.</summary>
    internal InvoiceCommand Judged(Func<PaymentTerm, InvoiceCommand> order) =>
        order(Term) is InvoiceCommand.Issue issue && Kind is not (CustomerKind.Consumer or CustomerKind.PublicBody) ? issue with { Caps = PaymentTermCaps.Shipped, Sector = Sector } : order(Term);

    static CustomerTerms Of(string term, string? sector, CustomerKind kind) => new(PaymentTerm.Parse(term) ?? PaymentTerm.Default, sector, kind);
}
