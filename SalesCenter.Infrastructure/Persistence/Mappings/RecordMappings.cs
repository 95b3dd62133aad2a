using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.BoardLog;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Infrastructure.Drafts;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class BoardLogMapping : IEntityTypeConfiguration<BoardLogEntry>
{
    public void Configure(EntityTypeBuilder<BoardLogEntry> entry)
    {
        entry.ToTable("BoardLog");
        entry.HasKey(e => new { e.ProjectId, e.Number });
        entry.HasIndex(e => new { e.UnitId, e.Number });
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Content).HasMaxLength(-1);
        entry.Property(e => e.Answer).HasMaxLength(-1);
        entry.Property(e => e.Digest).HasMaxLength(64);

        // A request has one effect, however often it is sent.
        entry.HasIndex(e => e.RequestId).IsUnique().HasDatabaseName("ux_audit_one_per_request");
        entry.HasIndex(e => new { e.ProjectId, e.Id });
    }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => new { s.ChainId, s.Number });
        seal.Property(s => s.Hash).HasMaxLength(64);
        seal.HasIndex(s => s.EntryId).IsUnique().HasDatabaseName("ux_audit_one_seal_per_entry");
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.HasKey(n => n.Number);
        notice.Property(n => n.Values).HasMaxLength(2000);
        notice.HasIndex(n => new { n.RecipientId, n.ReadAt, n.Number });
        notice.HasIndex(n => n.CustomerId).HasFilter($"\"{nameof(Notice.CustomerId)}\" IS NOT NULL");
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasKey(d => new { d.OwnerId, d.Key });
        draft.Property(d => d.Content).HasMaxLength(-1);
    }
}

internal sealed class SessionKeyMapping : IEntityTypeConfiguration<SessionKey>
{
    public void Configure(EntityTypeBuilder<SessionKey> key)
    {
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Content).HasMaxLength(-1);
    }
}

internal sealed class DisplayMapping : IEntityTypeConfiguration<DisplayDevice>
{
    public void Configure(EntityTypeBuilder<DisplayDevice> display)
    {
        // Two people who pair one TV in the same moment: the code counts once.
        display.Property(d => d.PairingCode).IsConcurrencyToken();
        display.HasIndex(d => d.KeyHash).IsUnique().HasDatabaseName("ux_displays_key");
        display.HasIndex(d => d.PairingCode).IsUnique().HasDatabaseName("ux_displays_pairing_code").HasFilter($"\"{nameof(DisplayDevice.PairingCode)}\" IS NOT NULL");
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.HasMany(p => p.Memberships).WithOne().HasForeignKey(m => m.PersonId);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.Property(m => m.Group).HasMaxLength(Membership.GroupLength);
        membership.HasIndex(m => new { m.PersonId, m.Role, m.ProjectId }).IsUnique().HasDatabaseName("ux_memberships");
    }
}

internal sealed class SecondFactorMapping : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.HasKey(f => f.PersonId);
        factor.Property(f => f.PersonId).ValueGeneratedNever();
        factor.HasOne<Person>().WithOne().HasForeignKey<SecondFactor>(f => f.PersonId);
        factor.Property(f => f.RecoveryHashes).IsKeptAsText();

        // One code on two servers in the same moment: it counts once.
        factor.Property(f => f.Version).IsConcurrencyToken();
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<PersonSession>
{
    public void Configure(EntityTypeBuilder<PersonSession> session)
    {
        session.ToTable("Sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Device).HasMaxLength(PersonSession.DeviceLength);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
