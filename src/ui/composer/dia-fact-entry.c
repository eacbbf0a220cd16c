/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fact-entry.h"

struct _DiaFactEntry
{
  GtkWidget     parent_instance;

  GtkEntry     *entry;

  DiaDraftActs *acts;      /* (owned) (nullable) */
  DiaFact       fact;
  gboolean      wanted;
  gboolean      loading;   /* the entry follows the draft: no change of it */
};

typedef enum
{
  PROP_PLACEHOLDER = 1,
  PROP_LABEL,
  PROP_WANTED,
} DiaFactEntryProps;

G_DEFINE_FINAL_TYPE (DiaFactEntry, dia_fact_entry, GTK_TYPE_WIDGET)

static void
show_wanted (DiaFactEntry *self,
             gboolean      wanted)
{
  if (self->wanted == wanted)
    return;
  self->wanted = wanted;
  gtk_widget_set_visible (GTK_WIDGET (self), wanted);
  g_object_notify (G_OBJECT (self), "wanted");
}

/* What a button says: a person turned it on or off. */
static void
set_wanted (DiaFactEntry *self,
            gboolean      wanted)
{
  if (self->wanted == wanted)
    return;
  show_wanted (self, wanted);
  if (self->acts == NULL || self->loading)
    return;
  if (wanted)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    dia_draft_acts_clear (self->acts, self->fact);
}

static void
on_entry_changed_cb (GtkEditable  *editable,
                     DiaFactEntry *self)
{
  if (self->acts != NULL && !self->loading)
    dia_draft_acts_set_fact (self->acts, self->fact, gtk_editable_get_text (editable));
}

static void
dia_fact_entry_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DiaFactEntry *self = DIA_FACT_ENTRY (object);

  switch ((DiaFactEntryProps) property_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
      break;
    case PROP_LABEL:
      break;
    case PROP_WANTED:
      g_value_set_boolean (value, self->wanted);
      break;
    }
}

static void
dia_fact_entry_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DiaFactEntry *self = DIA_FACT_ENTRY (object);

  switch ((DiaFactEntryProps) property_id)
    {
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_WANTED:
      set_wanted (self, g_value_get_boolean (value));
      break;
    }
}

static void
dia_fact_entry_dispose (GObject *object)
{
  DiaFactEntry *self = DIA_FACT_ENTRY (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->acts);
  G_OBJECT_CLASS (dia_fact_entry_parent_class)->dispose (object);
}

static void
dia_fact_entry_class_init (DiaFactEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dia_fact_entry_get_property;
  object_class->set_property = dia_fact_entry_set_property;
  object_class->dispose = dia_fact_entry_dispose;
  g_object_class_install_property (object_class, PROP_PLACEHOLDER,
                                   g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | flags));
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | flags));
  g_object_class_install_property (object_class, PROP_WANTED,
                                   g_param_spec_boolean ("wanted", NULL, NULL, FALSE, G_PARAM_READWRITE | flags));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fact-entry");
}

static void
dia_fact_entry_init (DiaFactEntry *self)
{
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "compact");
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_entry_changed_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dia_fact_entry_set_acts (DiaFactEntry *self,
                         DiaDraftActs *acts,
                         DiaFact       fact)
{
  self->acts = g_object_ref (acts);
  self->fact = fact;
  if (fact != DIA_FACT_WARNING)
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_URL);
  dia_fact_entry_show (self);
}

void
dia_fact_entry_show (DiaFactEntry *self)
{
  const char *text = dia_draft_acts_get_fact (self->acts, self->fact);

  self->loading = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (*text != '\0')
    show_wanted (self, TRUE);
  self->loading = FALSE;
}

void
dia_fact_entry_start (DiaFactEntry *self)
{
  show_wanted (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
