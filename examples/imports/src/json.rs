//! Reading JSON by path, so that every fault is told with the place where it lies.

use crate::ImportError;
use crate::error::beginning;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// Reads JSON. A key that stands twice in one object is a fault: readers differ in which of the two they
/// believe, and `permit` and `deny` are too far apart for that.
pub(crate) fn parse(json: &str) -> Result<Value, ImportError> {
    Ok(serde_json::from_str::<Strict>(json)?.0)
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Strict, E> {
        Ok(Strict(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Strict, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(Strict(Value::Array(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Strict, A::Error> {
        let mut fields = Map::new();
        while let Some((key, Strict(value))) = object.next_entry::<String, Strict>()? {
            let twice = format!("the key `{}` stands twice in one object", beginning(&key));
            if fields.insert(key, value).is_some() {
                return Err(A::Error::custom(twice));
            }
        }
        Ok(Strict(Value::Object(fields)))
    }
}

/// A value, and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Json<'a> {
    value: &'a Value,
    pub(crate) path: String,
}

impl<'a> Json<'a> {
    pub(crate) fn root(value: &'a Value, path: &str) -> Self {
        Self { value, path: path.to_owned() }
    }

    fn wrong<T>(&self, expected: &'static str) -> Result<T, ImportError> {
        let found = match self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(_) => "a truth value".to_owned(),
            Value::Number(number) => format!("the number {}", beginning(&number.to_string())),
            Value::String(text) => format!("the text `{}`", beginning(text)),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Err(ImportError::WrongType { path: self.path.clone(), expected, found })
    }

    /// What stands under a key of an object, if anything does.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Self>, ImportError> {
        let Value::Object(fields) = self.value else { return self.wrong("an object") };
        let path = || format!("{}.{key}", self.path);
        Ok(fields.get(key).map(|value| Self { value, path: path() }))
    }

    /// What has to stand under a key of an object.
    pub(crate) fn need(&self, key: &str, help: &'static str) -> Result<Self, ImportError> {
        let path = || format!("{}.{key}", self.path);
        self.get(key)?.ok_or_else(|| ImportError::Missing { path: path(), help })
    }

    pub(crate) fn text(&self) -> Result<&'a str, ImportError> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => self.wrong("a text"),
        }
    }

    pub(crate) fn truth(&self) -> Result<bool, ImportError> {
        match self.value {
            Value::Bool(truth) => Ok(*truth),
            _ => self.wrong("a truth value"),
        }
    }

    pub(crate) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// The values of a list.
    pub(crate) fn items(&self) -> Result<Vec<Self>, ImportError> {
        match self.value {
            Value::Array(_) => Ok(self.one_or_more()),
            _ => self.wrong("a list"),
        }
    }

    /// The values of a list, or the one that stands there without one.
    pub(crate) fn one_or_more(&self) -> Vec<Self> {
        match self.value {
            Value::Array(items) => {
                let item = |(index, value)| Self { value, path: format!("{}[{index}]", self.path) };
                items.iter().enumerate().map(item).collect()
            }
            _ => vec![self.clone()],
        }
    }

    /// The values of the list under a key, of which there are none where the key is not.
    pub(crate) fn list(&self, key: &str) -> Result<Vec<Self>, ImportError> {
        self.get(key)?.map_or_else(|| Ok(Vec::new()), |list| list.items())
    }
}
