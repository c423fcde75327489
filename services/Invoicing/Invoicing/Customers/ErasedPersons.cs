using System.Collections.Frozen;
using System.Text.Json;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>
/// Who was erased at a customer. A person is known again by its e-mail address; by its name where no address is told; by the whole contact where neither is.
/// </summary>
sealed class ErasedPersons(Guid customer, ErasedWords words, IEnumerable<string> traces)
{
    const string Name = "name", Email = "email", Person = "person", Whole = "contact";

    readonly FrozenSet<string> traces = traces.ToFrozenSet();

    /// <summary>What is kept of a contact that is erased.</summary>
    public static IReadOnlyList<(string What, string Words)> Kept(Contact contact) => (contact.Email, contact.Name) switch
    {
        (null, null)               => [(Whole, Written(contact))],
        (null, { } name)           => [(Person, name)],
        ({ } email, null)          => [(Email, email)],
        ({ } email, { } name)      => [(Email, email), (Person, name)],
    };

    /// <summary>What is kept of a customer's name that is erased.</summary>
    public static IReadOnlyList<(string What, string Words)> Kept(string name) => [(Name, name)];

    /// <summary>The customer's name was erased.</summary>
    public bool Holds(string name) => Traced(Name, name);

    /// <summary>The person was erased.</summary>
    public bool Holds(Contact contact) => contact switch
    {
        { Email: { } email } => Traced(Email, email),
        { Name: { } name }   => Traced(Person, name),
        _                    => Traced(Whole, Written(contact)),
    };

    /// <summary>The fields in which a source repeats what was erased.</summary>
    public IEnumerable<string> Repeated(string? name, IReadOnlyList<Contact>? contacts)
    {
        if (name is not null && Holds(name)) yield return "name";
        for (var i = 0; i < (contacts?.Count ?? 0); i++)
            if (Holds(contacts![i])) yield return $"contacts[{i}]";
    }

    bool Traced(string what, string said) => traces.Count > 0 && traces.Contains(words.Trace(customer, what, said));

    static string Written(Contact contact) => JsonSerializer.Serialize(contact, EventJson.Options);
}
