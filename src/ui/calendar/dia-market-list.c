/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-market-list.h"

#include "dia-format.h"
#include "dia-network-sign.h"
#include "dia-post.h"
#include "dia-state-sign.h"

#include <glib/gi18n-lib.h>

/* More networks than this are not told apart in a row of 278 px. */
#define MAX_SIGNS 3
#define SIGN_WIDTH 16
#define SIGN_GAP 5

struct _DiaMarketList
{
  GtkWidget   parent_instance;

  GtkWidget  *box;
  DiaRoster  *roster;   /* (owned) */
  GHashTable *cities;   /* (owned): zone → city; ICU takes a millisecond for each */
};

G_DEFINE_FINAL_TYPE (DiaMarketList, dia_market_list, GTK_TYPE_WIDGET)

/* The posts of one market. */
typedef struct
{
  DiaAccount   *account;    /* (unowned): the first one */
  GPtrArray    *networks;   /* (owned) (element-type utf8): without repeats */
  DiaPostState  state;
  guint         n_own_texts;
  gboolean      kept;       /* a server has at least one of them */
} Market;

static void
free_market (gpointer data)
{
  Market *market = data;

  g_ptr_array_unref (market->networks);
  g_free (market);
}

static Market *
find_market (GPtrArray  *markets,
             DiaAccount *account)
{
  Market *market;

  for (guint i = 0; i < markets->len; i++)
    {
      market = markets->pdata[i];
      if (g_str_equal (market->account->market, account->market))
        return market;
    }

  market = g_new0 (Market, 1);
  market->account = account;
  market->networks = g_ptr_array_new ();
  market->state = DIA_POST_CANCELLED;
  g_ptr_array_add (markets, market);
  return market;
}

static void
add_post (GPtrArray     *markets,
          DiaAccount    *account,
          const DiaPost *post)
{
  Market *market = find_market (markets, account);

  if (!g_ptr_array_find_with_equal_func (market->networks, account->network, g_str_equal, NULL))
    g_ptr_array_add (market->networks, account->network);
  if (dia_post_state_get_urgency (post->state) > dia_post_state_get_urgency (market->state))
    market->state = post->state;
  market->n_own_texts += post->own_text ? 1 : 0;
  market->kept |= post->kept >= DIA_KEPT_PERHAPS;
}

static const char *
get_city (DiaMarketList *self,
          const char    *zone)
{
  char *city = g_hash_table_lookup (self->cities, zone);

  if (city == NULL)
    {
      city = dia_format_zone_city (zone);
      g_hash_table_insert (self->cities, g_strdup (zone), city);
    }

  return city;
}

/* Below each other, the places begin in one line. */
static int
measure_signs (GPtrArray *markets)
{
  guint n_signs = 1;

  for (guint i = 0; i < markets->len; i++)
    n_signs = MAX (n_signs, ((Market *) markets->pdata[i])->networks->len);
  return (int) MIN (n_signs, MAX_SIGNS) * (SIGN_WIDTH + SIGN_GAP) - SIGN_GAP;
}

static GtkWidget *
make_signs (const Market *market,
            int           width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SIGN_GAP);

  for (guint i = 0; i < MIN (market->networks->len, MAX_SIGNS); i++)
    gtk_box_append (GTK_BOX (box), dia_network_sign_new (market->networks->pdata[i]));
  gtk_widget_set_size_request (box, width, -1);
  gtk_widget_add_css_class (box, "dim");

  return box;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* (transfer full) */
static char *
describe_market (DiaMarketList *self,
                 const Market  *market)
{
  const char *city = get_city (self, market->account->zone);
  g_autofree char *where = market->n_own_texts > 0 ? g_strdup_printf (C_("city", "%s · own text"), city) : g_strdup (city);

  return g_strjoin (" · ", where, market->kept ? C_("sent by", "on the server") : NULL, NULL);
}

static GtkWidget *
make_row (DiaMarketList *self,
          const Market  *market,
          int            signs_width)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *where = describe_market (self, market);
  GtkWidget *code = make_label (market->account->market, "heading");
  GtkWidget *place = make_label (where, "dim");

  gtk_label_set_width_chars (GTK_LABEL (code), 2);
  gtk_widget_set_hexpand (place, TRUE);
  gtk_box_append (GTK_BOX (row), code);
  gtk_box_append (GTK_BOX (row), make_signs (market, signs_width));
  gtk_box_append (GTK_BOX (row), place);
  gtk_box_append (GTK_BOX (row), dia_state_sign_new (market->state));
  gtk_widget_add_css_class (row, "market-row");

  return row;
}

static void
dia_market_list_dispose (GObject *object)
{
  DiaMarketList *self = DIA_MARKET_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dia_market_list_parent_class)->dispose (object);
}

static void
dia_market_list_finalize (GObject *object)
{
  g_hash_table_unref (DIA_MARKET_LIST (object)->cities);
  G_OBJECT_CLASS (dia_market_list_parent_class)->finalize (object);
}

static void
dia_market_list_class_init (DiaMarketListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_market_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_market_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "market-list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_market_list_init (DiaMarketList *self)
{
  self->cities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "ruled");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_market_list_new (DiaRoster *roster)
{
  DiaMarketList *self = g_object_new (DIA_TYPE_MARKET_LIST, NULL);

  self->roster = g_object_ref (roster);
  return GTK_WIDGET (self);
}

void
dia_market_list_set_posts (DiaMarketList *self,
                           GPtrArray     *posts)
{
  g_autoptr (GPtrArray) markets = g_ptr_array_new_with_free_func (free_market);
  GtkWidget *child;

  g_return_if_fail (DIA_IS_MARKET_LIST (self));

  for (guint i = 0; i < posts->len; i++)
    {
      const DiaPost *post = posts->pdata[i];
      DiaAccount *account = dia_roster_find_account (self->roster, post->account_id);

      if (account != NULL)
        add_post (markets, account, post);
    }
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < markets->len; i++)
    gtk_box_append (GTK_BOX (self->box), make_row (self, markets->pdata[i], measure_signs (markets)));
}
