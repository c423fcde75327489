namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>The copy of an invoice that goes with a message.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Sha256">Of its bytes, as the ERP sent them, lower-case hexadecimal.</param>
public sealed record EnclosedCopy(Guid Invoice, string Number, string Sha256);

/// <summary>Copies of invoices that go with a message.</summary>
public abstract partial record MessageEvent
{
    /// <summary>Copies of invoices lie in the document: beside the text of a mail, inside the PDF of an electronic letter. Of letters on paper it was said until copies were known not to be printed.</summary>
    /// <param name="Copies">In the order of the statement.</param>
    /// <param name="On">Business date.</param>
    public sealed record CopiesEnclosed(IReadOnlyList<EnclosedCopy> Copies, DateOnly On) : MessageEvent;
}
