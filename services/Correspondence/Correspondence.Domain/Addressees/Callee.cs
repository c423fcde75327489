namespace Recouvrement.Correspondence.Domain.Addressees;

/// <summary>Whom a collector calls.</summary>
public static class Callee
{
    static readonly ContactRole[] FromWhoPays = [ContactRole.AccountsPayable, ContactRole.FinanceDirector, ContactRole.LegalRepresentative];

    /// <summary>
    /// The first contact of the role asked for that has a telephone; else of accounts payable, the finance director, the legal representative, in this order: who pays is spoken to first.
    /// Where none has one, the contact of the role, whose number the ERP may know.
    /// </summary>
    /// <returns>Null where nobody is known.</returns>
    public static Contact? For(ContactRole asked, IReadOnlyList<Contact> contacts)
    {
        foreach (var role in FromWhoPays.Prepend(asked))
            if (contacts.FirstOrDefault(c => c.Role == role && !string.IsNullOrWhiteSpace(c.Phone)) is { } found) return found;
        return contacts.FirstOrDefault(c => c.Role == asked);
    }
}
