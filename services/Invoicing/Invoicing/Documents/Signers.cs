using System.Text;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents;

/// <summary>Who signed documents: names, sealed where they can be erased.</summary>
sealed class Signers(Vault vault, ErasedWords words)
{
    const string Purpose = "signer.1", Erased = "signer";

    /// <summary>The person and its name; null where nobody is known or it was erased.</summary>
    public async Task<(Guid Subject, string Name)?> Read(Session session, Guid document, CancellationToken stop) =>
        (await session.Read(
            "select s.subject, s.sealed, k.wrapped from document_signers s join subject_keys k on k.subject = s.subject where s.document = $1",
            r => (Subject: r.GetGuid(0), Name: Encoding.UTF8.GetString(vault.Open(r.GetGuid(0), r.GetFieldValue<byte[]>(2), Purpose, r.GetFieldValue<byte[]>(1)))), stop, document)) is [var one] ? one : null;

    /// <summary>The person of that name was erased here.</summary>
    public Task<bool> IsErased(Session session, Guid document, string name, CancellationToken stop) => words.Holds(session, document, Erased, name, stop);

    /// <summary>Forgets the signer for good.</summary>
    public async Task Erase(Session session, Guid document, CancellationToken stop)
    {
        if (await Read(session, document, stop) is { } known) await words.Keep(session, document, [(Erased, known.Name)], stop);
        await Write(session, document, null, stop);
    }

    /// <summary>The signer from now on; whoever it was before is forgotten.</summary>
    public async Task Write(Session session, Guid document, (Guid Subject, string Name)? signer, CancellationToken stop)
    {
        if (signer is { } same && (await Read(session, document, stop))?.Subject == same.Subject) return;
        await session.Run("delete from subject_keys where subject in (select subject from document_signers where document = $1)", stop, document);
        await session.Run("delete from document_signers where document = $1", stop, document);
        if (signer is not { } person) return;
        var key = vault.NewKey(person.Subject);
        await SubjectKeys.Add(session, vault, [(person.Subject, key)], stop);
        await session.Run("insert into document_signers (document, subject, sealed) values ($1, $2, $3)", stop,
            document, person.Subject, vault.Seal(person.Subject, key, Purpose, Encoding.UTF8.GetBytes(person.Name)));
    }
}
