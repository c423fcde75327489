namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>The copy of an invoice that goes with a message.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Sha256">Of its bytes, as the ERP sent them, lower-case hexadecimal: by it they are found again for every attempt.</param>
/// <param name="Size">In bytes; null in facts of before copies went beside letters.</param>
/// <param name="Pages">How many are printed; null where none is.</param>
public sealed record EnclosedCopy(Guid Invoice, string Number, string Sha256, long? Size = null, int? Pages = null);

/// <summary>Copies of invoices that go with a message.</summary>
public abstract partial record MessageEvent
{
    /// <summary>
    /// Copies of invoices go with it: inside a mail, as further documents of a letter. Those without a size lie inside the PDF of an electronic letter; of letters on paper they were
    /// said until it was known that nobody printed them.
    /// </summary>
    /// <param name="Copies">In the order of the statement.</param>
    /// <param name="On">Business date.</param>
    public sealed record CopiesEnclosed(IReadOnlyList<EnclosedCopy> Copies, DateOnly On) : MessageEvent;

    /// <summary>The letter does not leave with its copies, by its carrier's word or because they are gone; nothing has left. It is made anew without them.</summary>
    /// <param name="On">Business date.</param>
    public sealed record CopiesLeftOut(DateOnly On) : MessageEvent;
}
