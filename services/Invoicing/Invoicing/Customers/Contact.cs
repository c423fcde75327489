using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Whom at a customer a message is meant for.</summary>
public enum ContactRole
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Who pays the invoices.</summary>
    AccountsPayable,

    /// <summary>Who answers for the money.</summary>
    FinanceDirector,

    /// <summary>Who answers for the company, at its registered seat.</summary>
    LegalRepresentative,

    /// <summary>Who ordered (acheteur).</summary>
    Buyer,

    /// <summary>Who runs the works on the site (conducteur de travaux).</summary>
    SiteManager,

    /// <summary>Who pays for a public buyer (comptable public).</summary>
    PublicAccountant,

    /// <summary>No person: the registered seat (siège social), to which formal notices go. It is told apart from the contacts.</summary>
    RegisteredSeat,
}

/// <summary>One way to reach a customer. Personal data: lies sealed in a table where it can be erased.</summary>
/// <param name="Role">Whom it reaches.</param>
/// <param name="Name">Of the person or department, or null.</param>
/// <param name="Email">Or null.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Address">Street lines, or empty.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
public sealed record Contact(ContactRole Role, string? Name, string? Email, string? Phone, string[] Address, string? Postcode, string? City, string? Country)
{
    /// <summary>The person, once it is known here.</summary>
    [JsonIgnore]
    public Guid? Subject { get; init; }

    /// <summary>True when both say the same of whomever.</summary>
    public bool SaysTheSameAs(Contact other) =>
        Address.AsSpan().SequenceEqual(other.Address) && this with { Subject = null } == other with { Address = Address, Subject = null };
}

/// <summary>Who told the name of a customer: what the ERP says stands over a contacts file, and that over an accounting export.</summary>
enum NameSource
{
    Unknown,
    Export,
    ContactsFile,
    Erp,
}

/// <summary>The registered seat of a customer.</summary>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Town.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
sealed record Seat(string[] Address, string? Postcode, string City, string? Country);

/// <summary>Name and contacts of a customer.</summary>
sealed record Entry(string? Name, NameSource Source, IReadOnlyList<Contact> Contacts, byte[] Salt, ErasedPersons Erased)
{
    /// <summary>The seat as the public register has it; null where it was not asked, or keeps it to itself.</summary>
    public Seat? Registered { get; init; }

    /// <summary>The seat: what the ERP says stands over the register.</summary>
    public Seat? Seat => Contacts.FirstOrDefault(c => c is { Role: ContactRole.RegisteredSeat, Address.Length: > 0, City: not null }) is { } told ? new(told.Address, told.Postcode, told.City!, told.Country) : Registered;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(16);

    /// <summary>The name of the better source, of the later one among equals; one that was erased stays so.</summary>
    public Entry Named(string? name, NameSource source) => name is not null && source >= Source && !Erased.Holds(name) ? this with { Name = name, Source = source } : this;

    /// <summary>Other contacts; those who are known already stay the same persons, and those who were erased stay so. Null leaves all as they are.</summary>
    public Entry Reached(IReadOnlyList<Contact>? contacts) => contacts is null ? this : this with { Contacts = SamePersons([.. contacts.Where(c => !Erased.Holds(c))]) };

    /// <summary>What stands in the stream for name, language and contacts.</summary>
    public ContactsFingerprint Fingerprint(string language)
    {
        // Without a seat from the register it is what it was before seats were known.
        var content = Registered is null
            ? JsonSerializer.SerializeToUtf8Bytes(new { Name, language, Contacts }, EventJson.Options)
            : JsonSerializer.SerializeToUtf8Bytes(new { Name, language, Contacts, Registered }, EventJson.Options);
        return new(Convert.ToHexStringLower(HMACSHA256.HashData(Salt, content)), Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    // The same content first, then the same address, then the same name, each in the same role.
    List<Contact> SamePersons(IReadOnlyList<Contact> contacts)
    {
        var known = Contacts.Where(c => c.Subject is not null).ToList();
        var told = contacts.ToList();
        foreach (var alike in new Func<Contact, Contact, bool>[] { (a, b) => a.SaysTheSameAs(b), (a, b) => Same(a.Email, b.Email), (a, b) => Same(a.Name, b.Name) })
            for (var i = 0; i < told.Count; i++)
                if (told[i].Subject is null && known.Find(k => k.Role == told[i].Role && alike(k, told[i])) is { } person)
                {
                    told[i] = told[i] with { Subject = person.Subject };
                    known.Remove(person);
                }

        return told;
    }

    static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
