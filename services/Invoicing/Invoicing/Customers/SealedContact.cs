using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>A contact as it lies in its table. One from before persons had keys lies open, with neither subject nor seal.</summary>
sealed record SealedContact(ContactRole Role, Guid? Subject, byte[]? Sealed, byte[]? EmailHash, byte[]? Key, Contact? Plain)
{
    /// <summary>Version of the set of fields that are sealed together.</summary>
    const string Purpose = "contact.1";

    /// <summary>Of contacts <c>c</c> and subject_keys <c>k</c>.</summary>
    public const string Columns = "c.role, c.subject, c.sealed, k.wrapped, c.name, c.email, c.phone, c.address, c.postcode, c.city, c.country";

    public static SealedContact Read(NpgsqlDataReader r, int at)
    {
        var role = Words.Read<ContactRole>(r.GetString(at));
        return r.IsDBNull(at + 1)
            ? new(role, null, null, null, null, new(role, r.Text(at + 4), r.Text(at + 5), r.Text(at + 6), r.GetFieldValue<string[]>(at + 7), r.Text(at + 8), r.Text(at + 9), r.Text(at + 10)))
            : new(role, r.GetGuid(at + 1), r.GetFieldValue<byte[]>(at + 2), null, r.IsDBNull(at + 3) ? null : r.GetFieldValue<byte[]>(at + 3), null);
    }

    public static SealedContact Of(Vault vault, byte[] key, Contact contact)
    {
        var subject = contact.Subject!.Value;
        return new(contact.Role, subject, vault.Seal(subject, key, Purpose, JsonSerializer.SerializeToUtf8Bytes(contact, EventJson.Options)), contact.Email is null ? null : vault.Trace(contact.Email), key, null);
    }

    /// <summary>Null where the person's key is no more: then there is nobody here.</summary>
    public Contact? Open(Vault vault) => this switch
    {
        { Plain: { } plain } => plain,
        { Subject: { } subject, Sealed: { } text, Key: { } key } => JsonSerializer.Deserialize<Contact>(vault.Open(subject, key, Purpose, text), EventJson.Options)! with { Subject = subject },
        _ => null,
    };
}
