using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Customers;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>A document that a claim cannot do without: one of several kinds will do.</summary>
/// <param name="AnyOf">Kinds that will do.</param>
/// <param name="Objects">For claims of these objects (<see cref="ClaimObject.None"/> is one nobody told); for all where empty.</param>
/// <param name="Customers">For these kinds of customers; for all where empty.</param>
public sealed record NeededDocument(ImmutableArray<DocumentKind> AnyOf, ImmutableArray<ClaimObject> Objects, ImmutableArray<CustomerKind> Customers)
{
    /// <summary>What is needed where the installation says nothing else (rules, section 7): an order, a proof of what was done, the invoice.</summary>
    public static ImmutableArray<NeededDocument> Defaults { get; } =
    [
        new([DocumentKind.SignedQuote, DocumentKind.PurchaseOrder, DocumentKind.Contract], [], []),
        new([DocumentKind.DeliveryNote, DocumentKind.AcceptanceReport], [ClaimObject.None, ClaimObject.Goods], []),
        new([DocumentKind.AcceptanceReport, DocumentKind.Timesheet, DocumentKind.DeliveryNote], [ClaimObject.Services], []),
        new([DocumentKind.AcceptanceReport], [ClaimObject.Works], []),
        new([DocumentKind.InvoiceCopy], [], []),
    ];

    /// <summary>What is needed and not there.</summary>
    /// <param name="needed">All rules.</param>
    /// <param name="of">What was sold; null where nobody told.</param>
    /// <param name="customer">To whom.</param>
    /// <param name="present">Kinds that are there.</param>
    public static IEnumerable<NeededDocument> Missing(IEnumerable<NeededDocument> needed, ClaimObject? of, CustomerKind customer, IReadOnlyCollection<DocumentKind> present) =>
        needed.Where(n => n.Applies(of ?? ClaimObject.None, customer) && !n.AnyOf.Any(present.Contains));

    bool Applies(ClaimObject of, CustomerKind customer) => (Objects.IsEmpty || Objects.Contains(of)) && (Customers.IsEmpty || Customers.Contains(customer));
}
