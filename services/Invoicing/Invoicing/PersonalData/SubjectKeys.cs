using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>The wrapped keys of persons.</summary>
static class SubjectKeys
{
    public static async Task Add(Session session, Vault vault, IReadOnlyList<(Guid Subject, byte[] Wrapped)> keys, CancellationToken stop)
    {
        if (keys.Count == 0) return;
        await session.Run("insert into subject_keys (subject, master, wrapped) select s, $3, w from unnest($1::uuid[], $2::bytea[]) as k(s, w)", stop,
            Array.ConvertAll([.. keys], k => k.Subject), Array.ConvertAll([.. keys], k => k.Wrapped), vault.Master);
    }
}
