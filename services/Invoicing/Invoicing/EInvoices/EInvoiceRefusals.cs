using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>Why an electronic invoice, read or not, is not booked.</summary>
static class EInvoiceRefusals
{
    /// <summary>422 with the code of the first problem, and all of them by business term.</summary>
    public static IResult Of(EInvoiceReading.Refused refused) => Problems.Of(
        422, refused.Problems[0].Code, string.Join(' ', refused.Problems.Select(p => p.Reason)), [.. refused.Problems.Select(p => new InputError(p.Field, p.Reason))]);

    public static IResult SellerUnidentified() =>
        Problems.Of(422, "seller_unidentified", "The file gives the seller no SIREN, SIRET or French VAT number.", new InputError("BT-30", "The seller's SIREN is missing."));

    public static IResult BuyerUnidentified() =>
        Problems.Of(409, "customer_unidentified", "The file gives the buyer neither a SIREN nor a VAT number, nor a customer number known here: say which with ?customer=.");

    public static IResult BuyerAmbiguous(Siren siren, IReadOnlyList<string> accounts) =>
        Problems.Of(409, "customer_ambiguous", $"The company {siren} has several accounts ({string.Join(", ", accounts.Take(10))}): say which with ?customer=.");
}
