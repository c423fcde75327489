namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// The creditor reference (RF, ISO 11649) that a message asks its debtor to quote: the customer's number, then the message's own reference. A payment
/// that quotes it finds its customer, whatever invoices the message was about.
/// </summary>
public static class MessageReference
{
    const int Short = 8;

    /// <summary>Short enough to be spoken on the telephone, long enough to find the message among those of one debtor.</summary>
    /// <param name="decision">The message.</param>
    public static string Of(Guid decision) => decision.ToString("N")[..Short].ToUpperInvariant();

    /// <summary>What the debtor of a message is to quote. Punctuation of the customer's number is left out.</summary>
    /// <returns>Null when the number has no character, more than 13, or a letter outside A to Z.</returns>
    public static CreditorReference? Of(string? customerNumber, Guid decision) =>
        CreditorReference.Of(customerNumber) is null ? null : CreditorReference.Of(customerNumber + Of(decision));

    /// <summary>The customer's number in a reference made by <see cref="Of(string?, Guid)"/>, upper case without punctuation; null when it can be none.</summary>
    public static string? CustomerOf(CreditorReference reference) =>
        reference.Compact[4..] is { Length: > Short } body && body[^Short..].All(c => char.IsAsciiHexDigitUpper(c)) ? body[..^Short] : null;
}
